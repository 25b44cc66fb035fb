#include "viewer/picture_display.h"

#include "viewer/virtual_x_server.h"

#include <QTemporaryDir>

#include <cstdlib>
#include <optional>
#include <string>
#include <vector>
#include <xcb/xcb.h>

namespace turnaround::viewer {

namespace {

/// An environment variable set for a while.
class SetVariable
{
public:
    SetVariable(const char *name, const std::string &value)
        : m_name(name)
    {
        if (const char *before = std::getenv(name))
            m_before = before;
        ::setenv(name, value.c_str(), 1);
    }
    SetVariable(SetVariable &&other) noexcept
        : m_name(std::exchange(other.m_name, nullptr))
        , m_before(std::move(other.m_before))
    {
    }
    SetVariable &operator=(SetVariable &&) = delete;
    ~SetVariable()
    {
        if (!m_name)
            return;
        if (m_before)
            ::setenv(m_name, m_before->c_str(), 1);
        else
            ::unsetenv(m_name);
    }

private:
    const char *m_name;
    std::optional<std::string> m_before;
};

struct Disconnect {
    void operator()(xcb_connection_t *connection) const { xcb_disconnect(connection); }
};
using Connection = std::unique_ptr<xcb_connection_t, Disconnect>;

/// Null where DISPLAY is not set or takes no connections.
Connection connectToDisplay()
{
    const char *name = std::getenv("DISPLAY");
    if (!name || !*name)
        return nullptr;
    Connection connection(xcb_connect(nullptr, nullptr));
    return xcb_connection_has_error(connection.get()) == 0 ? std::move(connection) : nullptr;
}

} // namespace

struct PictureDisplay::State {
    std::optional<VirtualXServer> server;
    Connection connection; // kept: an X server whose last client leaves resets itself and refuses the next for a moment
    std::optional<QTemporaryDir> runtimeFolder;
    std::vector<SetVariable> variables; // taken back first
};

Result<PictureDisplay> PictureDisplay::open()
{
    Connection connection = connectToDisplay();
    if (!connection)
        return openPrivate();
    PictureDisplay display(std::make_unique<State>());
    display.m_state->connection = std::move(connection);
    display.prepareEnvironment();
    return display;
}

Result<PictureDisplay> PictureDisplay::openPrivate()
{
    Result<VirtualXServer> server = VirtualXServer::start();
    if (!server)
        return server.error();
    PictureDisplay display(std::make_unique<State>());
    display.m_state->variables.emplace_back("DISPLAY", server->display());
    display.m_state->server.emplace(std::move(server).value());
    display.prepareEnvironment();
    return display;
}

void PictureDisplay::prepareEnvironment()
{
    std::vector<SetVariable> &variables = m_state->variables;
    variables.emplace_back("QT_QPA_PLATFORM", "xcb");
    const char *runtime = std::getenv("XDG_RUNTIME_DIR");
    if (runtime && *runtime)
        return;
    // Qt prints a warning without it, and wants it readable by its owner alone, as this one is.
    m_state->runtimeFolder.emplace();
    if (m_state->runtimeFolder->isValid())
        variables.emplace_back("XDG_RUNTIME_DIR", m_state->runtimeFolder->path().toStdString());
}

PictureDisplay::PictureDisplay(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

PictureDisplay::PictureDisplay(PictureDisplay &&) noexcept = default;
PictureDisplay &PictureDisplay::operator=(PictureDisplay &&) noexcept = default;
PictureDisplay::~PictureDisplay() = default;

bool PictureDisplay::isPrivate() const
{
    return m_state->server.has_value();
}

} // namespace turnaround::viewer
