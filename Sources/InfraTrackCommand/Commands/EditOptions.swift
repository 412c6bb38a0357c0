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

    /// `name=value` texts by name.
    static func pairs(_ texts: [String]) throws(LedgerError) -> [String: String] {
        var pairs: [String: String] = [:]
        for text in texts {
            if case .set(let name, let value) = try split(text, FieldEdit.set) {
                pairs[name] = value
            }
        }
        return pairs
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
    /// The edits of a task or time entry, with aliases of components and short ids spelled out.
    func resolved(in snapshot: Snapshot) throws(LedgerError) -> [FieldEdit] {
        try resolving { (key, name) throws(LedgerError) in
            switch key {
            case "components": try snapshot.componentKey(named: name).description
            case "depends_on", "task": try snapshot.resolve(name, .task).description
            default: name
            }
        }
    }

    /// The edits of a component, with aliases spelled out.
    func resolvedComponents(in snapshot: Snapshot) throws(LedgerError) -> [FieldEdit] {
        try resolving { (key, name) throws(LedgerError) in
            Component.RelationType(rawValue: key) == nil
                ? name : try snapshot.componentKey(named: name).description
        }
    }

    private func resolving(
        _ resolve: (String, String) throws(LedgerError) -> String
    ) throws(LedgerError) -> [FieldEdit] {
        var edits: [FieldEdit] = []
        for edit in self {
            switch edit {
            case .set(let key, let name):
                edits.append(.set(key, name.isEmpty ? name : try resolve(key, name)))
            case .add(let key, let name): edits.append(.add(key, try resolve(key, name)))
            // What is removed may name something that is there no more.
            case .remove(let key, let name):
                edits.append(.remove(key, (try? resolve(key, name)) ?? name))
            }
        }
        return edits
    }
}
