// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/sshparameters.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

/// A real sshd on the loopback, with host keys, user keys and files of its own in a temporary
/// folder. Runs as whoever runs the test, root or not, and lets that user in.
class LoopbackSshd final
{
    Q_DISABLE_COPY_MOVE(LoopbackSshd)
public:
    /// `lines` go into sshd_config before ours, so the first value (theirs) holds.
    explicit LoopbackSshd(const QStringList &lines = {});
    ~LoopbackSshd();

    /// Starts it (again, on the same port) and waits until it answers; says whether it does.
    bool start();
    /// Ends the listener and every session of it.
    void stop();
    /// SIGSTOP or SIGCONT to the listener and every session.
    void signalAll(int signal);

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    /// Makes a key pair and returns the private file; `authorized` lets it in. `type` and `options`
    /// as of ssh-keygen.
    QString makeKey(const QString &name, bool authorized = true, const QString &type = {},
                    const QStringList &options = {});
    /// Public host key line, "type base64".
    [[nodiscard]] QByteArray hostKeyLine(const QString &type = {}) const;
    /// Ready to connect with key `name`, no agent, known_hosts filled in.
    [[nodiscard]] Remote::SshParameters parameters(const QString &key);
    [[nodiscard]] QByteArray log() const;

    static QString currentUser();
    static quint16 freePort();
    /// Runs a program to its end; its standard output, or a null array if it failed.
    static QByteArray output(const QString &program, const QStringList &arguments);

private:
    void writeConfiguration();

    QTemporaryDir m_folder;
    QStringList m_lines;
    QProcess m_process;
    quint16 m_port = 0;
};
