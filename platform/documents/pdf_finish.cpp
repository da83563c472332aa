#include "platform/documents/pdf_finish.h"

// qpdf asks to choose: 4 is std::shared_ptr everywhere.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <vector>

namespace documents::pdf {
namespace {

using Token = QPDFTokenizer::Token;

/// Wraps all that is painted outside tagged content into artifacts.
class ArtifactFilter : public QPDFObjectHandle::TokenFilter {
 public:
  void handleToken(const Token& token) override {
    operands_.push_back(token);
    if (token.getType() == QPDFTokenizer::tt_word) statement(token.getValue());
  }
  void handleEOF() override {
    flush();
    close_artifact();
  }

 private:
  void statement(const std::string& op) {
    if (op == "BDC" || op == "BMC")
      begin_marked();
    else if (op == "EMC")
      end_marked();
    else if (tagged_ == 0 && paints(op))
      open_artifact();
    flush();
  }
  static bool paints(const std::string& op) {
    return op == "m" || op == "re" || op == "BT" || op == "Do" || op == "sh";
  }
  bool has_content_id() const {
    for (auto& token : operands_)
      if (token.getType() == QPDFTokenizer::tt_name && token.getValue() == "/MCID") return true;
    return false;
  }
  void begin_marked() {
    bool tag = has_content_id();
    if (tag) close_artifact();
    marks_.push_back(tag);
    tagged_ += tag;
  }
  void end_marked() {
    if (marks_.empty()) return;
    tagged_ -= marks_.back();
    marks_.pop_back();
  }
  void open_artifact() {
    if (artifact_) return;
    write("\n/Artifact BMC\n");
    artifact_ = true;
  }
  void close_artifact() {
    if (artifact_) write("\nEMC\n");
    artifact_ = false;
  }
  void flush() {
    for (auto& token : operands_) writeToken(token);
    operands_.clear();
  }

  std::vector<Token> operands_;  ///< of the statement being read; its operator comes last
  std::vector<bool> marks_;      ///< marked contents that are open: whether each is tagged
  int tagged_ = 0;
  bool artifact_ = false;
};

std::string escaped(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else
      out += c;
  }
  return out;
}

std::string xmp(const DocumentInfo& info) {
  return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
         "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
         "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
         "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
         escaped(info.title) +
         "</rdf:li></rdf:Alt></dc:title>"
         "<dc:creator><rdf:Seq><rdf:li>" +
         escaped(info.author) +
         "</rdf:li></rdf:Seq></dc:creator>"
         "<dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>"
         "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

void describe(QPDF& file, const DocumentInfo& info) {
  auto root = file.getRoot();
  root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString("fr-FR"));
  root.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
  root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  auto metadata = QPDFObjectHandle::newStream(&file, xmp(info));
  metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
  root.replaceKey("/Metadata", metadata);
}

/// Gives each element in the order of reading. The tree is walked with a list: a long document has many
/// elements.
template <class F>
void each_element(QPDFObjectHandle tree, F f) {
  std::vector<QPDFObjectHandle> waiting{tree.getKey("/K")};
  while (!waiting.empty()) {
    auto element = waiting.back();
    waiting.pop_back();
    if (element.isArray()) {
      auto children = element.getArrayAsVector();
      waiting.insert(waiting.end(), children.rbegin(), children.rend());
    } else if (element.isDictionary()) {
      f(element);
      waiting.push_back(element.getKey("/K"));
    }
  }
}

/// Every header cell of ours heads its column; figures are read aloud by their alternatives, in order.
void complete_elements(QPDFObjectHandle tree, const std::vector<std::string>& alternatives) {
  std::size_t figures = 0;
  each_element(tree, [&](QPDFObjectHandle& element) {
    auto kind = element.getKey("/S");
    if (kind.isNameAndEquals("/TH"))
      element.replaceKey("/A", QPDFObjectHandle::parse("<< /O /Table /Scope /Column >>"));
    if (kind.isNameAndEquals("/Figure") && figures < alternatives.size())
      element.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(alternatives[figures++]));
  });
}

/// Somebody waits for the document: the default level takes a tenth of its time more, for a little less of
/// it. Set once, since qpdf keeps it for the whole program.
void compress_lightly() {
  static const bool once = (Pl_Flate::setCompressionLevel(2), true);
  (void)once;
}

std::string written(QPDF& file) {
  compress_lightly();
  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setDeterministicID(true);
  writer.write();
  auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

std::string complete_structure(const std::string& bytes, const DocumentInfo& info,
                               const std::vector<std::string>& alternatives) {
  QPDF file;
  file.processMemoryFile("document.pdf", bytes.data(), bytes.size());
  describe(file, info);
  complete_elements(file.getRoot().getKey("/StructTreeRoot"), alternatives);
  for (auto& page : QPDFPageDocumentHelper(file).getAllPages()) {
    page.getObjectHandle().replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
    page.addContentTokenFilter(std::make_shared<ArtifactFilter>());
  }
  return written(file);
}

}  // namespace documents::pdf
