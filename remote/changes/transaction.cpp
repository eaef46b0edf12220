// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/changes/transaction.h"

#include "remote/base/json.h"
#include "remote/base/quote.h"

#include <QCryptographicHash>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr int maximumSteps = 99;

QByteArray script(const char *name)
{
    QFile file(u":/remote/change/"_s + QLatin1StringView(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? file.readAll() : QByteArray();
}

QByteArray engine()
{
    return script("tools.sh") + script("steps.sh") + script("requests.sh");
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray sumOf(const std::optional<QByteArray> &content)
{
    return content ? sha256(*content) : QByteArray("absent");
}

bool isPlainPath(const QByteArray &path)
{
    const QByteArray closed = path + '/';
    return path.startsWith('/') && !path.endsWith('/') && !path.contains('\n') &&
           !path.contains('\0') && !path.contains("//") && !closed.contains("/../") &&
           !closed.contains("/./");
}

/// The files of a transaction, in the order in which they are written.
class Parcel
{
public:
    void add(const QByteArray &name, const QByteArray &content)
    {
        const qsizetype slash = name.lastIndexOf('/');
        if (slash > 0)
            m_folders.insert(name.left(slash));
        // Base64 for any byte; in lines, because some shells read those into small buffers.
        const QByteArray encoded = content.toBase64();
        m_files += "put " + shellQuoted(name) + " <<'.' || return 1\n";
        for (qsizetype from = 0; from < encoded.size(); from += 76)
            m_files += encoded.mid(from, 76) + '\n';
        m_files += ".\n";
    }
    void addLine(const QByteArray &name, const QByteArray &line) { add(name, line + '\n'); }

    [[nodiscard]] QByteArray payload() const
    {
        QByteArray folders = "mkdir \"$tx/before\" \"$tx/after\" \"$tx/steps\"";
        QList<QByteArray> names = m_folders.values();
        std::sort(names.begin(), names.end());
        for (const QByteArray &name : std::as_const(names)) {
            if (name != "after")
                folders += " \"$tx/" + name + '"';
        }
        return folders + " || return 1\n" + m_files;
    }

private:
    QSet<QByteArray> m_folders;
    QByteArray m_files;
};

QByteArray number(int index)
{
    return QByteArray::number(index).rightJustified(2, '0');
}

/// A time that is neither over at once nor never.
QByteArray seconds(std::chrono::seconds time)
{
    return QByteArray::number(std::clamp<qint64>(time.count(), 1, 86'400));
}

Json stepJson(const ChangeStep &step, int index)
{
    Json json{{"step", index}, {"name", step.name}};
    if (step.file) {
        json["path"] = step.file->path.toStdString();
        json["before"] = sumOf(step.file->before).toStdString();
        json["after"] = sumOf(step.file->after).toStdString();
    }
    return json;
}

/// The members of an object without its braces, for a record that the server puts around them.
QByteArray members(const Json &json)
{
    const QByteArray whole = dumpJson(json);
    return whole.mid(1, whole.size() - 2);
}

void addFile(Parcel &parcel, const QByteArray &folder, int index, const FileChange &file)
{
    parcel.add(folder + "path", file.path);
    parcel.addLine(folder + "want", sumOf(file.before));
    parcel.addLine(folder + "sum", sumOf(file.after));
    parcel.addLine(folder + "mode", QByteArray::number(file.mode, 8).rightJustified(4, '0'));
    if (file.after)
        parcel.add("after/" + number(index), *file.after);
}

void addStep(Parcel &parcel, const ChangeStep &step, int index)
{
    const QByteArray folder = "steps/" + number(index) + '/';
    parcel.addLine(folder + "name", step.name);
    parcel.add(folder + "json", members(stepJson(step, index)));
    parcel.addLine(folder + "limit", seconds(step.limit));
    if (step.file)
        addFile(parcel, folder, index, *step.file);
    const std::pair<const char *, const QByteArray &> parts[] = {
        {"apply", step.apply}, {"undo", step.undo}, {"validate", step.validate}};
    for (const auto &[name, fragment] : parts) {
        if (!fragment.isEmpty())
            parcel.add(folder + name, fragment + '\n');
    }
}

Json planJson(const ChangePlan &plan)
{
    Json json{{"item", plan.item.toStdString()}, {"confirm", plan.confirm}};
    Json steps = Json::array();
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        Json step = stepJson(plan.steps[i], int(i) + 1);
        step["apply"] = plan.steps[i].apply.toStdString();
        step["undo"] = plan.steps[i].undo.toStdString();
        step["validate"] = plan.steps[i].validate.toStdString();
        steps.push_back(std::move(step));
    }
    json["steps"] = std::move(steps);
    return json;
}

/// The journal's own summary of the plan, in its second record.
QByteArray headRecord(const ChangePlan &plan, const QByteArray &planSum)
{
    Json json{{"event", "plan"},
              {"item", plan.item.toStdString()},
              {"plan_sha256", planSum.toStdString()},
              {"version", CLAWTUNE_VERSION}};
    Json names = Json::array();
    for (const ChangeStep &step : plan.steps) {
        const QByteArray command = step.file ? step.file->path : step.apply.left(2000);
        names.push_back({{"name", step.name}, {"command", command.toStdString()}});
    }
    json["steps"] = std::move(names);
    return dumpJson(json) + '\n';
}

/// BadArgument when the plan's own files contradict each other.
Result<void> checked(const ChangePlan &plan)
{
    if (plan.steps.isEmpty() || plan.steps.size() > maximumSteps)
        return Error{ErrorCode::BadArgument, QString::fromUtf8(plan.item)};
    QMap<QByteArray, QByteArray> left; // what the steps so far leave at each path
    for (const ChangeStep &step : plan.steps) {
        if (!step.file)
            continue;
        const FileChange &file = *step.file;
        if (!isPlainPath(file.path) ||
            (left.contains(file.path) && left.value(file.path) != sumOf(file.before))) {
            return Error{ErrorCode::BadArgument, displayText(file.path)};
        }
        left.insert(file.path, sumOf(file.after));
    }
    return {};
}

QByteArray wrapper(const char *what)
{
    return QByteArray("# ") + what + "\nexec sh \"${0%/*}/engine.sh\" \"$1\" \"${0%/*}\"\n";
}

QByteArray invocation(const QByteArrayList &arguments)
{
    QByteArray line = "set --";
    for (const QByteArray &argument : arguments)
        line += ' ' + shellQuoted(argument);
    return line + '\n';
}

RemoteCommand rootCommand(const QByteArray &text)
{
    RemoteCommand command;
    command.script = text;
    command.privilege = Privilege::Root;
    return command;
}

} // namespace

Result<Transaction> renderTransaction(const ChangePlan &plan, std::chrono::seconds keepWithin,
                                      const ChangeSite &site)
{
    if (const Result<void> fine = checked(plan); !fine)
        return fine.error();
    Parcel parcel;
    const QByteArray json = dumpJson(planJson(plan)) + '\n';
    parcel.add("engine.sh", engine());
    parcel.add("rollback.sh", wrapper("Finishes or rolls back this transaction."));
    parcel.add("apply.sh", wrapper("Carries out this transaction."));
    parcel.add("plan.json", json);
    parcel.add("head", headRecord(plan, sha256(json)));
    parcel.addLine("item", plan.item);
    parcel.addLine("machine", plan.machineId.trimmed());
    parcel.addLine("keep", seconds(keepWithin));
    parcel.addLine("supervisor", site.serviceManager ? "systemd" : "none");
    if (!plan.preflight.isEmpty())
        parcel.add("preflight", plan.preflight + '\n');
    parcel.add("verify", plan.verify + '\n');
    for (qsizetype i = 0; i < plan.steps.size(); ++i)
        addStep(parcel, plan.steps[i], int(i) + 1);

    Transaction transaction;
    transaction.id = randomToken(8);
    transaction.payload = parcel.payload();
    transaction.sha256 = sha256(transaction.payload);
    return transaction;
}

RemoteCommand startCommand(const Transaction &transaction, const ChangeSite &site)
{
    RemoteCommand command = rootCommand(
        invocation({"start", site.folder, transaction.id, transaction.sha256}) + engine());
    command.input = transaction.payload;
    command.deadline = std::chrono::seconds(120);
    return command;
}

RemoteCommand requestCommand(const QByteArray &request, const QByteArray &change,
                             const ChangeSite &site)
{
    QByteArray text = "base=" + shellQuoted(site.folder) + "\nname=" + shellQuoted(change) + '\n';
    text += "if [ -z \"$name\" ] && [ -e \"$base/active\" ]; then\n"
            "    read -r name <\"$base/active\"\nfi\n"
            "if [ -n \"$name\" ] && [ -e \"$base/tx/$name/engine.sh\" ]; then\n"
            "    sh \"$base/tx/$name/engine.sh\" " +
            request +
            " \"$base/tx/$name\" </dev/null\n"
            "elif [ -e \"$base\" ] && [ ! -x \"$base\" ]; then\n"
            "    echo 'result refused'\n    echo 'code administrator-needed'\n"
            "elif [ -n \"$name\" ]; then\n"
            "    echo 'result refused'\n    echo 'code change-not-found'\n"
            "else\n    echo 'result none'\nfi\n";
    RemoteCommand command = rootCommand(text);
    command.deadline = std::chrono::seconds(60);
    return command;
}

RemoteCommand verifyCommand(const QByteArray &change, const ChangeSite &site)
{
    RemoteCommand command = rootCommand("TX=" + shellQuoted(site.folder + "/tx/" + change) +
                                        "\nexport TX\ncd / && sh -eu \"$TX/verify\" </dev/null\n");
    command.deadline = std::chrono::seconds(60);
    return command;
}

RemoteCommand journalCommand(const QByteArray &suffix, int limit, const ChangeSite &site)
{
    return rootCommand(script("journal.sh") + "journal " + shellQuoted(site.folder) + ' ' +
                       shellQuoted(suffix) + ' ' + QByteArray::number(limit) + '\n');
}

RemoteCommand traceCommand()
{
    return {.script = "[ -e /etc/systemd/system/clawtune-recover.service ]"};
}

bool isChangeName(const QByteArray &name)
{
    static const QRegularExpression form(u"\\A[0-9]{8}T[0-9]{6}Z-[0-9a-f]{16}\\z"_s);
    return form.match(QString::fromLatin1(name)).hasMatch();
}

} // namespace Remote
