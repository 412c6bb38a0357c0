import InfraTrack

/// Masks every `SECRET` with the letters after it, and tells what it was given.
struct MaskingRedactor: Redactor {
    func redact(_ text: String, in scope: inout RedactionScope) throws -> String {
        var output = ""
        var rest = text[...]
        while let found = rest.range(of: "SECRET") {
            output += rest[..<found.lowerBound]
            let tail = rest[found.upperBound...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            output += scope.mask(rule: "test", value: "SECRET" + tail)
            rest = rest[tail.endIndex...]
        }
        return output + rest
    }
}

/// Rules that cannot be applied.
struct BrokenRedactor: Redactor {
    struct Broken: Error, CustomStringConvertible { let description = "no rules" }

    func redact(_ text: String, in scope: inout RedactionScope) throws -> String { throw Broken() }
}

extension Substring {
    /// Where another text begins and ends, looked for from the front.
    fileprivate func range(of other: String) -> Range<Index>? { firstRange(of: other) }
}
