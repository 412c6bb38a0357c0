/// One line that a hook wrote: a kind and `key=value` fields apart by tabs.
struct SpoolLine {
    enum Kind: String { case start, end, skip }

    let kind: Kind
    let fields: [String: String]

    init?(_ bytes: ArraySlice<UInt8>) {
        let parts = bytes.split(separator: 0x09, omittingEmptySubsequences: false)
        guard parts.count >= 3, SourceText.text(parts[0]) == "it1",
            let kind = Kind(rawValue: SourceText.text(parts[1]))
        else { return nil }
        var fields: [String: String] = [:]
        for part in parts.dropFirst(2) {
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let key = SourceText.text(part[..<equals])
            guard fields.updateValue(Self.unescaped(part[(equals + 1)...]), forKey: key) == nil
            else { return nil }
        }
        guard fields["id"]?.isEmpty == false else { return nil }
        (self.kind, self.fields) = (kind, fields)
    }

    /// A field that is not empty.
    subscript(key: String) -> String? { fields[key].flatMap { $0.isEmpty ? nil : $0 } }

    /// The instant in microseconds.
    var at: Int64? { self["at"].flatMap(Int64.init) }

    /// `\\`, `\t`, `\n` and `\r`, in one pass.
    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        var isEscaped = false
        for byte in bytes {
            if isEscaped {
                switch byte {
                case UInt8(ascii: "n"): result.append(0x0A)
                case UInt8(ascii: "t"): result.append(0x09)
                case UInt8(ascii: "r"): result.append(0x0D)
                default: result.append(byte)
                }
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                result.append(byte)
            }
        }
        return SourceText.text(result)
    }
}
