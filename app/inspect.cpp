#include "app/verb.h"
#include <CLI/CLI.hpp>
namespace turnaround::app
{
Verb declareInspect(CLI::App &c)
{
    return {c.add_subcommand("inspect", "x"), false, [](const Surroundings &) -> Result<Outcome> { return Outcome{}; }};
}
Verb declareRender(CLI::App &c)
{
    return {c.add_subcommand("render", "x"), false, [](const Surroundings &) -> Result<Outcome> { return Outcome{}; }};
}
} // namespace turnaround::app
