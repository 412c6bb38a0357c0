import InfraTrack
import StrictJSON

/// Masks the secrets of a payload before it is kept.
enum PayloadMask {
    /// The payload as text with every secret masked.
    ///
    /// Strings of JSON are masked without their escapes first, which would hide line breaks from
    /// the rules; then the text as a whole, where a rule sees a value beside its key. Bytes that are
    /// not UTF-8 become U+FFFD: what no rule can read is not kept.
    static func text(_ payload: [UInt8], _ redactor: any Redactor) throws -> String {
        var scope = RedactionScope()
        let value = try? JSON.payload(payload)
        let text = try value.map { try masked($0, redactor, &scope).text }
        return try redactor.redact(text ?? String(decoding: payload, as: UTF8.self), in: &scope)
    }

    private static func masked(
        _ value: JSON, _ redactor: any Redactor, _ scope: inout RedactionScope
    ) throws -> JSON {
        var value = value
        switch value.kind {
        case .null, .bool, .number: break
        case .string(let text): value.kind = .string(try redactor.redact(text, in: &scope))
        case .array(let items):
            value.kind = .array(try items.map { try masked($0, redactor, &scope) })
        case .object(let members):
            value.kind = .object(
                try members.map {
                    (
                        try redactor.redact($0.key, in: &scope),
                        try masked($0.value, redactor, &scope)
                    )
                })
        }
        return value
    }
}
