/// Masks secrets in text before its first byte is written.
///
/// The core applies it in `Draft` to everything on its way in; `InfraTrackSecrets` supplies rules.
public protocol Redactor: Sendable {
    /// Returns the text with every secret replaced by a mask that `scope` hands out.
    ///
    /// - Throws: when the rules cannot be applied; the record is then not written.
    func redact(_ text: String, in scope: inout RedactionScope) throws -> String

    /// What encrypts texts that the store's settings choose; `nil` when there are none.
    var sealer: (any Sealer)? { get }
}
