#include "app/command_line.h"

int main(int argumentCount, char **arguments)
{
    return turnaround::app::runCommandLine(argumentCount, arguments);
}
