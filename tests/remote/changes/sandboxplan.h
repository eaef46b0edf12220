// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox.h"

/// A plan of every kind of step, in a Sandbox.
namespace SandboxPlan
{

/// Of each step: long enough for a busy computer, and how long a killed one takes to roll back.
inline std::chrono::seconds limit{20};

inline const QByteArray oldContent("one\ntwo\n\xff bytes that are no text \x01\n");

inline Remote::ChangeStep fileStep(const QByteArray &path, const std::optional<QByteArray> &before,
                                   const std::optional<QByteArray> &after)
{
    Remote::ChangeStep step;
    step.name = "Write a file";
    step.file = Remote::FileChange{path, before, after};
    step.limit = limit;
    return step;
}

inline Remote::ChangeStep shellStep(const QByteArray &apply, const QByteArray &undo,
                                    const QByteArray &validate = {})
{
    Remote::ChangeStep step;
    step.name = "Run a command";
    step.apply = apply;
    step.undo = undo;
    step.validate = validate;
    step.limit = limit;
    return step;
}

/// Changes a file, removes one, makes one in new folders, and runs a command that leaves a file.
inline Remote::ChangePlan full(const Sandbox &box)
{
    box.write("fstab", oldContent, 0640);
    box.write("gone.conf", "to be removed\n", 0600);
    const QByteArray swap = box.etc("swap");
    Remote::ChangePlan plan;
    plan.item = "sandbox";
    plan.steps = {
        fileStep(box.etc("fstab"), oldContent, oldContent + "three\n"),
        fileStep(box.etc("gone.conf"), QByteArray("to be removed\n"), {}),
        fileStep(box.etc("systemd/x.service.d/50-it's.conf"), {}, QByteArray("[Service]\n")),
        shellStep("[ ! -e " + swap + " ]\necho ma >" + swap + "\necho hello\necho de >>" + swap +
                      "\necho 1 >\"$TX/saved\"\n",
                  "rm -f " + swap + '\n', "grep -q ma " + swap + '\n'),
    };
    plan.verify = "grep -q de " + swap + '\n';
    return plan;
}

/// Whether full() is in place, every step of it.
inline bool isInPlace(const Sandbox &box)
{
    return box.read("fstab") == oldContent + "three\n" && !box.read("gone.conf") &&
           box.read("systemd/x.service.d/50-it's.conf") == QByteArray("[Service]\n") &&
           box.read("swap") == QByteArray("ma\nde\n");
}

} // namespace SandboxPlan
