// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/check.h"

#include <algorithm>
#include <array>

namespace Remote
{

// An explicit list: an item that registered itself would be dropped by the linker.
Check swapCheck();
Check fileDescriptorsCheck();

std::span<const Check> checkCatalog()
{
    static const std::array checks{
        swapCheck(),
        fileDescriptorsCheck(),
    };
    return checks;
}

const Check *findCheck(QByteArrayView id)
{
    const auto checks = checkCatalog();
    const auto found = std::ranges::find_if(
        checks, [id](const Check &check) { return id == QByteArrayView(check.id); });
    return found == checks.end() ? nullptr : &*found;
}

} // namespace Remote
