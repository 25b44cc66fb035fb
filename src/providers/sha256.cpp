#include "providers/sha256.h"

#include <openssl/sha.h>

namespace turnaround::providers {

std::string hexText(std::string_view bytes)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += {digits[byte >> 4], digits[byte & 15]};
    }
    return text;
}

std::string sha256(std::string_view text)
{
    std::string hash(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char *>(text.data()), text.size(),
           reinterpret_cast<unsigned char *>(hash.data()));
    return hash;
}

} // namespace turnaround::providers
