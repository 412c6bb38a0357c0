public import InfraTrack

/// Where a store's known values come from: `redaction.values` in `infratrack.yaml`.
///
/// The values themselves never stand in the tree. The library reads neither the environment nor the
/// file; a program does, and hands the values to the rules.
public struct KnownValueSource: Sendable, Hashable {
    /// Environment variables whose values are masked.
    public let variables: [String]
    /// A file with one value a line, which only its owner reads; `nil` when there is none.
    public let file: String?

    /// Reads the settings.
    ///
    /// - Throws: `LedgerError` at the entry that is wrong, values in the tree among them.
    public init(_ settings: Settings) throws(LedgerError) {
        guard let values = settings.root["redaction"]?["values"] else {
            (variables, file) = ([], nil)
            return
        }
        let keys = ["environment", "file"]
        guard values.isMap, values.keys.allSatisfy(keys.contains) else {
            throw values.invalid(
                "Known values are not written into the settings, which are in git.",
                cure: "Name “environment:”, a list of variables, or “file:”, a file of mode 0600.")
        }
        var names: [String] = []
        for node in values["environment"]?.items ?? [] {
            guard let name = node.text, !name.isEmpty else {
                throw node.invalid(
                    "This is no name of a variable.", cure: "Write one name on each line.")
            }
            names.append(name)
        }
        variables = names
        file = try values.text("file")
    }
}
