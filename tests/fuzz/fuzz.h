// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/// The input without a copy, so that the sanitizer sees a read behind its end.
inline QByteArray fuzzInput(const uint8_t *data, size_t size)
{
    return QByteArray::fromRawData(reinterpret_cast<const char *>(data), qsizetype(size));
}

/// The input in two, where one function is given two things; cut at the first NUL.
inline std::pair<QByteArray, QByteArray> fuzzPair(const QByteArray &input)
{
    const qsizetype cut = input.indexOf('\0');
    return cut < 0 ? std::pair(input, QByteArray())
                   : std::pair(input.left(cut), input.mid(cut + 1));
}

/// What must hold for any input; the fuzzer keeps the input for which it does not.
inline void require(bool holds)
{
    if (!holds)
        __builtin_trap();
}
