/// The text of a problem's key: `alertmanager{fingerprint="791cec13fcba0368"}`.
///
/// Values are quoted and escaped, and each source writes the same names in the same order, so no
/// two problems share a text. Words that people read (summaries, titles) are never part of it.
enum ProblemKey {
    static func text(_ source: String, _ parts: [(name: String, value: String)]) -> String {
        let list = parts.map { "\($0.name)=\"\(escaped($0.value))\"" }
        return "\(source){\(list.joined(separator: ","))}"
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
