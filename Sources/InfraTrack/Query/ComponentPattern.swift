/// Which components are meant: a key, a subtree, a glob, or an alias.
///
/// `acme/prod/**` is the subtree with its root; `*` stands for a run of characters within a
/// segment, a segment `**` for any number of segments. Text without `*` is a key or an alias.
struct ComponentPattern: Hashable, Sendable, LosslessStringConvertible {
    /// The canonical writing: lower case where keys are meant.
    let description: String

    init(_ text: String) {
        if text.utf8.contains(UInt8(ascii: "*")) {
            description = Self.canonicalGlob(text.lowercased())
        } else {
            description = ComponentKey(text.lowercased())?.description ?? text
        }
    }

    /// What the text says.
    enum Form {
        /// A key, if it is the form of one, or an alias.
        case name(ComponentKey?, alias: String)
        case subtree(ComponentKey)
        case glob(ComponentGlob)
    }

    var form: Form {
        guard description.utf8.contains(UInt8(ascii: "*")) else {
            return .name(ComponentKey(description), alias: description)
        }
        if description.hasSuffix("/**"), let root = ComponentKey(String(description.dropLast(3))) {
            return .subtree(root)
        }
        return .glob(ComponentGlob(description))
    }

    /// Within a segment, several stars say no more than one.
    private static func canonicalGlob(_ text: String) -> String {
        let star = UInt8(ascii: "*")
        let segments = text.utf8.split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let canonical = segments.map { segment in
            var bytes = Array(segment)
            if bytes != [star, star] {
                for index in bytes.indices.dropFirst().reversed()
                where bytes[index] == star && bytes[index - 1] == star {
                    bytes.remove(at: index)
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        return canonical.joined(separator: "/")
    }
}
