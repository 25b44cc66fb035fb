#include "accounts/account.h"

#include "core/display_text.h"
#include "providers/fitting.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace turnaround::accounts {

namespace {

std::string variable(const std::string &name)
{
    const char *value = name.empty() ? nullptr : std::getenv(name.c_str());
    return value ? value : "";
}

/// A key that was pasted with spaces or a line's end around it.
std::string trimmed(std::string text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    text.erase(std::find_if_not(text.rbegin(), text.rend(), isSpace).base(), text.end());
    text.erase(text.begin(), std::ranges::find_if_not(text, isSpace));
    return text;
}

std::string fromEnvironment(const providers::ServiceInfo &service, std::size_t field)
{
    if (field >= service.credentials.size())
        return {};
    for (const std::string &name : service.credentials[field].variables) {
        if (std::string value = trimmed(variable(name)); !value.empty())
            return value;
    }
    return {};
}

/// What the environment says about a setting; none where it says nothing.
std::optional<Result<OptionValue>> settingFromEnvironment(const providers::ServiceInfo &service,
                                                          const OptionOffer &setting)
{
    const std::string name = settingVariable(service, setting);
    const std::string text = trimmed(variable(name));
    if (text.empty())
        return {};
    Result<OptionValue> value = providers::parseOption(setting, text);
    if (value)
        return value;
    Error wrong = value.error();
    wrong.message = name + " is set to '" + displayText(text) + "' in the environment. " + wrong.message;
    return Result<OptionValue>(std::move(wrong));
}

} // namespace

std::string settingVariable(const providers::ServiceInfo &service, const OptionOffer &setting)
{
    std::string name = "TURNAROUND_" + service.id + '_' + setting.key;
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return char(std::toupper(c)); });
    return name;
}

Result<void> checkEnvironment(const providers::ServiceInfo &service)
{
    for (const OptionOffer &setting : service.settings) {
        if (const auto value = settingFromEnvironment(service, setting); value && !*value)
            return value->error();
    }
    return {};
}

Keys keysFromEnvironment(const providers::ServiceInfo &service)
{
    return {fromEnvironment(service, 0), fromEnvironment(service, 1)};
}

std::optional<providers::Account> accountFor(const providers::ServiceInfo &service, const ServiceSettings &settings,
                                             const Keys &stored)
{
    const auto found = settings.services.find(service.id);
    const ServiceSettings::Service own = found == settings.services.end() ? ServiceSettings::Service{} : found->second;
    const Keys given = keysFromEnvironment(service);
    providers::Account account;
    account.key = given.key.empty() ? trimmed(stored.key) : given.key;
    account.secret = given.secret.empty() ? trimmed(stored.secret) : given.secret;
    const std::size_t fields = service.credentials.size();
    if ((fields > 0 && account.key.empty()) || (fields > 1 && account.secret.empty()))
        return {};
    account.address = trimmed(variable(service.addressVariable));
    if (account.address.empty())
        account.address = own.address.empty() ? service.address : own.address;
    while (account.address.ends_with('/'))
        account.address.pop_back();
    for (const OptionOffer &setting : service.settings) {
        if (setting.standard)
            account.settings[setting.key] = optionText(*setting.standard);
    }
    for (const auto &[key, value] : own.values)
        account.settings[key] = value;
    for (const OptionOffer &setting : service.settings) {
        const auto value = settingFromEnvironment(service, setting);
        if (value && !*value)
            return {};
        if (value)
            account.settings[setting.key] = optionText(**value);
    }
    return account;
}

} // namespace turnaround::accounts
