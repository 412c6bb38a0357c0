import ArgumentParser
import InfraTrack

/// `--set key=value`, `--add key=value` and `--remove key=value`.
struct EditOptions: ParsableArguments {
    @Option(help: "Give a field a value: key=value; an empty value removes it") var set: [String] =
        []
    @Option(help: "Add an item to a list: key=value") var add: [String] = []
    @Option(help: "Remove an item from a list: key=value") var remove: [String] = []

    func edits() throws(LedgerError) -> [FieldEdit] {
        var edits: [FieldEdit] = []
        for pair in set { edits.append(try Self.split(pair, FieldEdit.set)) }
        for pair in add { edits.append(try Self.split(pair, FieldEdit.add)) }
        for pair in remove { edits.append(try Self.split(pair, FieldEdit.remove)) }
        return edits
    }

    private static func split(
        _ pair: String, _ make: (String, String) -> FieldEdit
    ) throws(LedgerError) -> FieldEdit {
        guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex else {
            throw LedgerError(
                .usage, "“\(printable(pair))” is not key=value.", cure: "Write it as status=done.")
        }
        return make(String(pair[..<equals]), String(pair[pair.index(after: equals)...]))
    }
}

extension [FieldEdit] {
    /// The edits with aliases of components and short ids of tasks spelled out.
    func resolved(in snapshot: Snapshot) throws(LedgerError) -> [FieldEdit] {
        var edits: [FieldEdit] = []
        for edit in self {
            guard case .add(let key, let name) = edit else {
                edits.append(edit)
                continue
            }
            switch key {
            case "components":
                edits.append(.add(key, try snapshot.componentKey(named: name).description))
            case "depends_on" where ComponentKey(name)?.parent == nil:
                edits.append(.add(key, try snapshot.resolve(name, .task).description))
            default: edits.append(edit)
            }
        }
        return edits
    }
}

/// Arguments after a query's first word are taken as they are, so that `-label:x` is no option.
enum Passthrough {
    static func json(_ words: [String], _ json: Bool) -> ([String], Bool) {
        (words.filter { $0 != "--json" && $0 != "--" }, json || words.contains("--json"))
    }
}
