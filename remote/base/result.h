// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/error.h"

#include <optional>
#include <utility>
#include <variant>

namespace Remote
{

/// A value or the Error that stands in its way (std::expected comes with C++23 only).
/// Reading the wrong side is a mistake of the caller and asserts.
template <typename T> class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const & { return *checkedValue(); }
    [[nodiscard]] T &value() & { return *const_cast<T *>(checkedValue()); }
    [[nodiscard]] T &&value() && { return std::move(*const_cast<T *>(checkedValue())); }
    [[nodiscard]] const Error &error() const
    {
        const Error *error = std::get_if<1>(&m_state);
        Q_ASSERT(error);
        return *error;
    }

    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return checkedValue(); }

private:
    const T *checkedValue() const
    {
        const T *value = std::get_if<0>(&m_state);
        Q_ASSERT(value);
        return value;
    }

    std::variant<T, Error> m_state;
};

template <> class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error &error() const
    {
        Q_ASSERT(m_error);
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace Remote
