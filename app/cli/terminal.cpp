// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include <QByteArray>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace Clawtune
{

using namespace Qt::StringLiterals;
using Remote::ErrorCode;
using Remote::Secret;

namespace
{

void say(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    // A terminal that takes no more text cannot be told so.
    (void)!::write(STDERR_FILENO, bytes.constData(), size_t(bytes.size()));
}

/// One byte; false at the end of input.
bool readByte(int descriptor, char &byte)
{
    ssize_t count = 0;
    do {
        count = ::read(descriptor, &byte, 1);
    } while (count < 0 && errno == EINTR);
    return count == 1;
}

/// A fixed buffer that leaves nothing behind; longer secrets do not exist in practice.
struct SecretBuffer {
    std::array<char, 4096> bytes{};
    std::size_t size = 0;

    SecretBuffer() = default;
    ~SecretBuffer() { ::explicit_bzero(bytes.data(), bytes.size()); }
    Q_DISABLE_COPY_MOVE(SecretBuffer)

    void append(char byte)
    {
        if (size < bytes.size())
            bytes[size++] = byte;
    }
    [[nodiscard]] Secret secret() const
    {
        return Secret(QByteArrayView(bytes.data(), qsizetype(size)));
    }
};

/// The terminal without echo, and without Ctrl+C ending the program before the echo is back.
class QuietTerminal
{
public:
    QuietTerminal()
    {
        m_known = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios quiet = m_before;
        quiet.c_lflag &= tcflag_t(~(ECHO | ICANON | ISIG));
        quiet.c_cc[VMIN] = 1;
        quiet.c_cc[VTIME] = 0;
        if (m_known)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~QuietTerminal()
    {
        if (m_known)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        say(u"\n"_s);
    }
    Q_DISABLE_COPY_MOVE(QuietTerminal)

private:
    termios m_before{};
    bool m_known = false;
};

constexpr char endOfText = 0x03;         // Ctrl+C
constexpr char endOfTransmission = 0x04; // Ctrl+D
constexpr char eraseLine = 0x15;         // Ctrl+U
constexpr char backspace = 0x08;
constexpr char deleteKey = 0x7f;

} // namespace

bool canAsk()
{
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
}

std::optional<QString> ask(const QString &question)
{
    say(question + u' ');
    QByteArray line;
    char byte = 0;
    while (readByte(STDIN_FILENO, byte)) {
        if (byte == '\n')
            return QString::fromUtf8(line).trimmed();
        line += byte;
    }
    return {};
}

bool askYesNo(const QString &question)
{
    const QString answer = ask(question).value_or(QString()).toLower();
    return answer == u"y" || answer == u"yes";
}

std::optional<Secret> askSecret(const QString &question)
{
    say(question + u' ');
    const QuietTerminal quiet;
    SecretBuffer buffer;
    char byte = 0;
    while (readByte(STDIN_FILENO, byte)) {
        if (byte == '\n' || byte == '\r')
            return buffer.secret();
        if (byte == endOfText || byte == endOfTransmission)
            return {};
        if (byte == eraseLine)
            buffer.size = 0;
        else if (byte == backspace || byte == deleteKey)
            buffer.size -= buffer.size > 0 ? 1 : 0;
        else
            buffer.append(byte);
    }
    return {};
}

Remote::Result<Secret> readSecret(const QString &file)
{
    const bool isInput = file == u"-";
    const QByteArray path = QFile::encodeName(file);
    const int descriptor =
        isInput ? STDIN_FILENO : ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return Remote::Error{errno == ENOENT ? ErrorCode::FileMissing : ErrorCode::FileUnreadable,
                             file, std::strerror(errno)};
    SecretBuffer buffer;
    char byte = 0;
    bool any = false;
    while (readByte(descriptor, byte)) {
        any = true;
        if (byte == '\n')
            break;
        buffer.append(byte);
    }
    if (!isInput)
        ::close(descriptor);
    if (!any)
        return Remote::Error{ErrorCode::FileUnreadable, file, "empty"};
    if (buffer.size > 0 && buffer.bytes[buffer.size - 1] == '\r')
        --buffer.size;
    return buffer.secret();
}

} // namespace Clawtune
