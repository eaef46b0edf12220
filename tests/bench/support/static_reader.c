// SPDX-License-Identifier: GPL-3.0-or-later
// The least that reading the kernel's files can cost: opens, reads and closes, once a tick, each
// file named on standard input and stat and io of each process (io not of kernel threads), and does
// nothing with them. At the end it says what it spent. Built static.
//   static_reader TICKS SECONDS [-p] <list of files    -p: the processes too
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static char buffer[1 << 17];
static long long bytes;
static long files;

// The bytes of the whole file that lie in the buffer; none when it cannot be read.
static ssize_t readAll(const char *path)
{
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return 0;
    ssize_t got = 0;
    ssize_t all = 0;
    do {
        got = read(file, buffer + all, sizeof buffer - (size_t)all - 1);
        all += got > 0 ? got : 0;
    } while (got > 2048 && all < (ssize_t)sizeof buffer - 1);
    close(file);
    buffer[all] = 0;
    bytes += all;
    ++files;
    return all;
}

// The flags of a process stand seventh behind its name; kernel threads have this one.
static int isKernelThread(void)
{
    const char *at = strrchr(buffer, ')');
    for (int field = 0; at && field < 7; ++field)
        at = strchr(at + 1, ' ');
    return at && (strtoul(at + 1, NULL, 10) & 0x200000);
}

static void readProcesses(void)
{
    DIR *proc = opendir("/proc");
    for (const struct dirent *entry; proc && (entry = readdir(proc));) {
        if (entry->d_name[0] < '1' || entry->d_name[0] > '9')
            continue;
        char path[sizeof "/proc//stat" + sizeof entry->d_name];
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        if (!readAll(path) || isKernelThread())
            continue;
        snprintf(path, sizeof path, "/proc/%s/io", entry->d_name);
        readAll(path);
    }
    if (proc)
        closedir(proc);
}

int main(int argc, char **argv)
{
    const int ticks = argc > 2 ? atoi(argv[1]) : 0;
    const double seconds = argc > 2 ? atof(argv[2]) : 0;
    const int withProcesses = argc > 3 && strcmp(argv[3], "-p") == 0;
    if (ticks < 1 || seconds <= 0)
        return 2;
    static char *list[4096];
    int count = 0;
    for (char line[4096]; count < 4096 && fgets(line, sizeof line, stdin);) {
        line[strcspn(line, "\n")] = 0;
        list[count++] = strdup(line);
    }
    struct timespec next;
    clock_gettime(CLOCK_MONOTONIC, &next);
    for (int tick = 0; tick < ticks; ++tick) {
        for (int i = 0; i < count; ++i)
            readAll(list[i]);
        if (withProcesses)
            readProcesses();
        const double due = (double)next.tv_nsec / 1e9 + seconds;
        next.tv_sec += (time_t)due;
        next.tv_nsec = (long)((due - (double)(time_t)due) * 1e9);
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
    }
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    printf("%.6f %lld %ld\n",
           (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
               (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6,
           bytes, files);
    return 0;
}
