// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pgcluster.h"

/// Databases, roles with hostile names, a table of orders and some statements of several users, in
/// a cluster that has just started. False: cluster.error() says why.
bool fillShop(PgCluster &cluster);
