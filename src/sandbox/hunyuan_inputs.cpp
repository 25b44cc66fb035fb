#include "sandbox/hunyuan_inputs.h"

#include "sandbox/files.h"

namespace turnaround::sandbox {

namespace {

constexpr std::size_t kMostAddress = 5'000;

/// One picture by address or inline; nothing where it lies elsewhere or is wrong.
class PictureReader
{
public:
    PictureReader(Fields &fields, const Files &files)
        : m_fields(fields)
        , m_files(files)
    {
    }
    std::string byAddress(const std::string &name, const PictureRule &rule)
    {
        const auto address = m_fields.address(name, kMostAddress);
        return address ? checked(name, fromAddress(*address, m_files), rule) : std::string();
    }
    std::string byBase64(const std::string &name, const PictureRule &rule)
    {
        const auto text = m_fields.text(name, 1, kMostInlineSum * 2);
        if (!text)
            return {};
        m_inlineBytes += text->size();
        return checked(name, fromBase64(*text), rule);
    }
    std::size_t inlineBytes() const { return m_inlineBytes; }

private:
    std::string checked(const std::string &name, const Result<std::string> &bytes, const PictureRule &rule)
    {
        if (!bytes) {
            m_fields.blame(Problem::Range, name, bytes.error().message);
            return {};
        }
        if (bytes->empty())
            return {};
        if (const Result<void> fit = checkPicture(*bytes, rule); !fit)
            m_fields.blame(Problem::Range, name, fit.error().message);
        return *bytes;
    }

    Fields &m_fields;
    const Files &m_files;
    std::size_t m_inlineBytes = 0;
};

/// One of multi_view_images; how many bytes of base64 it holds.
std::size_t readView(Fields &fields, const Json &entry, const std::string &path, const Files &files, Pictures &pictures,
                     std::set<View> &seen)
{
    Fields inner(entry, path);
    PictureReader reader(inner, files);
    inner.need("ViewType");
    const auto type = inner.word("ViewType", {"left", "right", "back", "top", "bottom", "left_front", "right_front"});
    const bool byAddress = inner.has("ViewImageUrl");
    if (byAddress == inner.has("ViewImageBase64"))
        inner.blame(Problem::Conflict, "ViewImageUrl", "or ViewImageBase64 must be given, and not both");
    const std::string bytes =
        byAddress ? reader.byAddress("ViewImageUrl", kViewPicture) : reader.byBase64("ViewImageBase64", kViewInline);
    inner.others();
    const std::optional<View> view = type ? viewFromName(*type) : std::nullopt;
    if (view && !seen.insert(*view).second)
        inner.blame(Problem::Conflict, "ViewType", "is given twice");
    if (view && !bytes.empty())
        pictures[*view] = bytes;
    fields.blame(inner.problem());
    return reader.inlineBytes();
}

} // namespace

Pictures readHunyuanInputs(Fields &fields, const Json &object, const HunyuanNames &names, const Files &files)
{
    Pictures pictures;
    PictureReader reader(fields, files);
    fields.text(names.prompt, 1, 1024);
    const auto type = fields.word(names.type, {"Normal", "LowPoly", "Geometry", "Sketch"}).value_or("Normal");
    fields.whole(names.faces, 3'000, 1'500'000);
    fields.flag(names.pbr);
    fields.word(names.polygon, {"triangle", "quadrilateral"});
    if (fields.has(names.polygon) && type != "LowPoly")
        fields.blame(Problem::Conflict, names.polygon, "is for LowPoly only");

    const bool text = fields.has(names.prompt);
    const int images = int(fields.has(names.address)) + int(fields.has(names.base64));
    const std::string both = std::string(names.address) + " or " + names.base64;
    if (images > 1)
        fields.blame(Problem::Conflict, names.address, "and " + std::string(names.base64) + " exclude each other");
    if (type == "Sketch" && (!text || images == 0))
        fields.blame(Problem::Conflict, names.type, "Sketch needs " + std::string(names.prompt) + " and one picture");
    if (type != "Sketch" && int(text) + images != 1)
        fields.blame(Problem::Conflict, names.prompt, "or " + both + " must be given, exactly one of them");

    std::string front;
    if (fields.has(names.address))
        front = reader.byAddress(names.address, kMainPicture);
    else if (fields.has(names.base64))
        front = reader.byBase64(names.base64, kMainInline);
    if (!front.empty())
        pictures[View::Front] = front;

    std::size_t inlineBytes = reader.inlineBytes();
    if (const Json *views = fields.list(names.views, 1, 7); views && views->is_array()) {
        if (type == "Sketch")
            fields.blame(Problem::Conflict, names.views, "must not be given with Sketch");
        if (images == 0)
            fields.blame(Problem::Conflict, names.views, "needs a main picture");
        std::set<View> seen;
        for (std::size_t i = 0; i < views->size(); ++i) {
            const std::string path = names.views + ('[' + std::to_string(i) + ']');
            inlineBytes += readView(fields, object.at(names.views)[i], path, files, pictures, seen);
        }
    }
    if (inlineBytes > kMostInlineSum)
        fields.blame(Problem::Range, names.base64, "and the views exceed 8 MB as base64 together");
    return pictures;
}

} // namespace turnaround::sandbox
