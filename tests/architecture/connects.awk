# SPDX-License-Identifier: GPL-3.0-or-later
# Fails on connect(sender, signal, lambda) and singleShot(time, lambda): without a context object
# the lambda outlives what it refers to.

function code(line) {
    gsub(/\\./, "", line)
    gsub(/"[^"]*"/, "\"\"", line)
    gsub(/'[^']*'/, "''", line)
    sub(/\/\/.*/, "", line)
    gsub(/<[A-Za-z0-9_:, *&]*>/, "", line) # the commas of template arguments
    return line
}

# Splits `text`, which begins behind the opening parenthesis, at the commas of the call itself.
function read_call(text,    i, c, depth, part) {
    depth = 0
    count = 1
    part = ""
    delete argument
    for (i = 1; i <= length(text); ++i) {
        c = substr(text, i, 1)
        if (c == ")" && depth == 0) {
            argument[count] = part
            return 1
        }
        if (c ~ /[([{]/)
            ++depth
        else if (c ~ /[])}]/)
            --depth
        if (c == "," && depth == 0) {
            argument[count++] = part
            part = ""
        } else {
            part = part c
        }
    }
    return 0
}

function check(place, name, wanted) {
    sub(/^[ \t\n]+/, "", argument[wanted])
    if (count == wanted && argument[wanted] ~ /^\[/) {
        printf "%s: %s without a context object\n", place, name
        failed = 1
    }
}

function finish_file(    rest, name, at, line, before) {
    rest = text
    line = 1
    while (match(rest, /(^|[^A-Za-z0-9_])(connect|singleShot)\(/)) {
        before = substr(rest, 1, RSTART + RLENGTH - 1)
        name = before ~ /connect\($/ ? "connect" : "singleShot"
        line += gsub(/\n/, "\n", before)
        rest = substr(rest, RSTART + RLENGTH)
        if (read_call(substr(rest, 1, 6000)))
            check(file ":" line, name, name == "connect" ? 3 : 2)
    }
}

FNR == 1 {
    if (file != "")
        finish_file()
    file = FILENAME
    text = ""
}
{ text = text code($0) "\n" }
END {
    if (file != "")
        finish_file()
    exit failed
}
