// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/rootshell.h"

#include "remote/base/quote.h"

namespace Remote
{
using namespace std::chrono_literals;

namespace
{

constexpr auto longestOpening = 30s;
constexpr auto termGrace = 3s; ///< then KILL
constexpr auto killGrace = 5s; ///< then the shell itself is given up

/// The root shell reads one request a line, so half a line does nothing:
///   run TOKEN SCRIPT INPUT    both in base64; "-" for no input
///   kill SIGNAL PID
/// What a command says stands between two token lines on each stream, the way wrappedScript()
/// does it; "pid N" precedes the first and the exit status follows the last on standard output.
QByteArray rootLoop(const QByteArray &greeting)
{
    const QByteArray inner = "c=$(cat <&3);exec 3<&-;printf \"pid %s\\n\\n%s\\n\" $$ \"$0\";"
                             "printf \"\\n%s\\n\" \"$0\" >&2;eval \"$c\"";
    return "LC_ALL=C\nexport LC_ALL\ncd /\nS=\n"
           "command -v setsid >/dev/null 2>&1 && S=setsid\n"
           "job(){\n"
           "printf %s \"$2\"|base64 -d|{ exec 3<&0;printf %s \"${3#-}\"|base64 -d|$S sh -c " +
           shellQuoted(inner) +
           " \"$1\";}\n"
           "s=$?\n"
           "printf '\\n%s.\\n' \"$1\" >&2\n"
           "printf '\\n%s.\\n%s\\n' \"$1\" $s\n"
           "}\n"
           "printf '%s ready\\n' " +
           greeting +
           "\n"
           "while read -r v a b c;do\n"
           "case $v in\n"
           "run) job \"$a\" \"$b\" \"$c\" & ;;\n"
           "kill) if [ -n \"$S\" ];then kill -\"$a\" -\"$b\";else kill -\"$a\" \"$b\";fi "
           "2>/dev/null;;\n"
           "esac\n"
           "done\n";
}

QByteArray launcher(const QByteArray &greeting, const QByteArray &prompt)
{
    return "if [ \"$(id -u)\" = 0 ];then echo " + greeting +
           " root;exit 0;fi\n"
           "if ! command -v sudo >/dev/null 2>&1;then echo " +
           greeting + " missing;exit 0;fi\n" + "exec sudo -S -p " + prompt + " -- sh -c " +
           shellQuoted(rootLoop(greeting)) + "\n";
}

} // namespace

RootShell::RootShell(RootShellHost &host, ExecListener &listener)
    : m_host(host)
    , m_listener(listener)
{
}

void RootShell::open(Secret password, TimePoint now)
{
    m_state = State::Opening;
    m_loginIsRoot = false;
    m_password = std::move(password);
    m_prompt = randomToken();
    m_greeting = randomToken();
    m_promptsSeen = 0;
    m_out.clear();
    m_err.clear();
    m_deadline = now + longestOpening;
    m_host.startRootStream(launcher(m_greeting, m_prompt));
}

void RootShell::received(const QByteArray &bytes, bool isError)
{
    constexpr qsizetype mostWhileOpening = 64 * 1024;
    if (m_state == State::Open) {
        collect(bytes, isError);
        return;
    }
    if (m_state != State::Opening)
        return;
    (isError ? m_err : m_out) += bytes;
    if (m_out.size() + m_err.size() > mostWhileOpening)
        return answerOpen(Error{ErrorCode::SudoNotAllowed, {}, m_err.left(500)});
    if (isError)
        readPrompts();
    else
        readGreeting();
}

void RootShell::readGreeting()
{
    const auto says = [this](const char *word) {
        const QByteArray line = m_greeting + word;
        return m_out.contains(line);
    };
    if (says(" root\n")) {
        m_loginIsRoot = true;
        answerOpen({});
    } else if (says(" missing\n")) {
        answerOpen(Error{ErrorCode::SudoMissing, {}, {}});
    } else if (says(" ready\n")) {
        answerOpen({});
    }
}

/// Sudo's prompt is our own random word, so it is never mistaken, and the password never goes to
/// a sudo that does not ask, where it would become the command's input.
void RootShell::readPrompts()
{
    const int seen = int(m_err.count(m_prompt));
    if (seen <= m_promptsSeen)
        return;
    m_promptsSeen = seen;
    if (seen > 1)
        return answerOpen(Error{ErrorCode::SudoPasswordWrong, {}, {}});
    if (m_password.isEmpty())
        return answerOpen(Error{ErrorCode::SudoPasswordNeeded, {}, {}});
    QByteArray line = m_password.view().toByteArray() + '\n';
    m_host.writeRootStream(line);
    line.fill('\0');
    m_password.clear();
}

void RootShell::answerOpen(const Result<void> &result)
{
    m_password.clear();
    m_deadline = TimePoint::max();
    m_out.clear();
    m_err.clear();
    m_state = result && !m_loginIsRoot ? State::Open : State::Closed;
    if (!result)
        m_host.closeRootStream();
    m_host.rootShellAnswered(result);
}

void RootShell::streamFinished(const Result<CommandOutput> &result)
{
    if (m_state == State::Opening) {
        if (!result)
            return answerOpen(result.error());
        QByteArray words = m_err;
        words.replace(m_prompt, QByteArray());
        // It never asked: sudo refuses before the password only for want of a terminal.
        const ErrorCode code =
            m_promptsSeen == 0 ? ErrorCode::SudoNeedsTerminal : ErrorCode::SudoNotAllowed;
        return answerOpen(Error{code, {}, words.trimmed().left(500)});
    }
    if (m_state != State::Open)
        return;
    m_state = State::Closed;
    failAll(ErrorCode::OutcomeUnknown, ErrorCode::AdministratorNeeded);
    m_host.rootShellLost();
}

void RootShell::close()
{
    if (m_state == State::Opening)
        return answerOpen(Error{ErrorCode::Cancelled, {}, {}});
    m_loginIsRoot = false;
    if (m_state != State::Open)
        return;
    m_state = State::Closed;
    kill(15);
    m_host.closeRootStream();
    failAll(ErrorCode::Cancelled, ErrorCode::Cancelled);
    m_host.rootShellLost();
}

void RootShell::failAll(ErrorCode begun, ErrorCode waiting)
{
    if (m_current && !m_current->answered)
        answer(m_current->request.id, Error{begun, {}, {}});
    m_current.reset();
    for (const ExecRequest &request : m_waiting)
        answer(request.id, Error{waiting, {}, {}});
    m_waiting.clear();
}

void RootShell::run(ExecRequest request)
{
    if (m_state != State::Open)
        return answer(request.id, Error{ErrorCode::AdministratorNeeded, {}, {}});
    m_waiting.push_back(std::move(request));
}

bool RootShell::step(TimePoint now)
{
    if (m_state == State::Opening && now >= m_deadline)
        answerOpen(Error{ErrorCode::AuthenticationTimedOut, {}, {}});
    if (m_state != State::Open)
        return false;
    if (!m_current) {
        if (m_waiting.empty())
            return false;
        start(now);
        return true;
    }
    if (now < m_current->deadline)
        return false;
    if (!m_current->answered) {
        endCurrent({ErrorCode::CommandTimedOut, {}, m_current->err.left(500)}, now);
    } else if (!m_current->killSent) {
        m_current->killSent = true;
        m_current->deadline = now + killGrace;
        kill(9);
    } else {
        close(); // not even KILL ends it: this shell cannot be used again
    }
    return true;
}

void RootShell::start(TimePoint now)
{
    ExecRequest request = std::move(m_waiting.front());
    m_waiting.pop_front();
    const QByteArray token = randomToken();
    const QByteArray input = request.command.input.toBase64();
    const QByteArray line = "run " + token + ' ' + request.command.script.toBase64() + ' ' +
                            (input.isEmpty() ? QByteArray("-") : input) + '\n';
    const auto deadline = now + request.command.deadline;
    m_current.emplace(Current{
        std::move(request), token, FrameReader(token), FrameReader(token), {}, {}, now, deadline});
    m_host.writeRootStream(line);
}

void RootShell::collect(const QByteArray &bytes, bool isError)
{
    if (!m_current)
        return;
    const bool wasBegun = m_current->outFrame.hasBegun();
    QByteArray &kept = isError ? m_current->err : m_current->out;
    kept += (isError ? m_current->errFrame : m_current->outFrame).feed(bytes);
    if (m_current->answered && !wasBegun && m_current->outFrame.hasBegun())
        kill(15);
    const qsizetype frames = 2 * (m_current->token.size() + 8);
    if (m_current->answered) {
        kept = kept.right(frames); // only the end matters
    } else if (m_current->out.size() + m_current->err.size() >
               m_current->request.command.outputLimit + frames) {
        endCurrent({ErrorCode::OutputTooLarge, {}, {}}, Clock::now());
    }
    lookForEnd();
}

void RootShell::lookForEnd()
{
    const QByteArray &token = m_current->token;
    const auto outEnd = findFrameEnd(m_current->out, token);
    const auto errEnd = findFrameEnd(m_current->err, token);
    if (!outEnd || !errEnd)
        return;
    const QByteArray tail = m_current->out.mid(*outEnd + token.size() + 3);
    if (!tail.contains('\n'))
        return;
    const Current ended = std::move(*m_current);
    m_current.reset();
    if (ended.answered)
        return;
    const auto elapsed = Clock::now() - ended.startedAt;
    answer(ended.request.id,
           CommandOutput{tail.left(tail.indexOf('\n')).toInt(), ended.out.left(*outEnd),
                         ended.err.left(*errEnd),
                         std::chrono::duration_cast<std::chrono::milliseconds>(elapsed)});
}

bool RootShell::cancel(RequestId id)
{
    if (m_current && m_current->request.id == id) {
        if (!m_current->answered)
            endCurrent({ErrorCode::Cancelled, {}, {}}, Clock::now());
        return true;
    }
    const auto same = [id](const ExecRequest &request) { return request.id == id; };
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(), same);
    if (found == m_waiting.end())
        return false;
    m_waiting.erase(found);
    answer(id, Error{ErrorCode::Cancelled, {}, {}});
    return true;
}

void RootShell::endCurrent(const Error &error, TimePoint now)
{
    m_current->answered = true;
    m_current->deadline = now + termGrace;
    if (m_current->outFrame.hasBegun())
        kill(15);
    answer(m_current->request.id, error);
}

void RootShell::kill(int signal)
{
    if (!m_current || !m_current->outFrame.hasBegun())
        return;
    const QByteArray noise = m_current->outFrame.noise();
    const qsizetype at = noise.lastIndexOf('p'); // of "pid 123"
    const int pid = at < 0 ? 0 : noise.mid(at + 4).trimmed().toInt();
    if (pid > 1)
        m_host.writeRootStream("kill " + QByteArray::number(signal) + ' ' +
                               QByteArray::number(pid) + '\n');
}

void RootShell::answer(RequestId id, const Result<CommandOutput> &result)
{
    m_listener.jobFinished(id, result);
}

TimePoint RootShell::wakeAt() const
{
    return m_current ? std::min(m_deadline, m_current->deadline) : m_deadline;
}

} // namespace Remote
