import InfraTrack

/// What all imports keep of a component: by source, then by scope.
struct ImportedBlock {
    private(set) var value: FieldValue

    init(_ value: FieldValue?) { self.value = value ?? .map([]) }

    /// What the import of a source and a scope keeps.
    subscript(source: String, scope: ComponentKey) -> Provenance? {
        get { value[source]?[scope.description].flatMap { Provenance($0) } }
        set {
            guard let newValue else { return }
            var sources = value.fields
            var scopes = value[source]?.fields ?? []
            Self.set(scope.description, newValue.value, in: &scopes)
            Self.set(source, .map(scopes), in: &sources)
            value = .map(sources)
        }
    }

    private static func set(_ key: String, _ value: FieldValue, in fields: inout [Field]) {
        if let place = fields.firstIndex(where: { $0.key == key }) {
            fields[place] = Field(key, value)
        } else {
            fields.append(Field(key, value))
            fields.sort { $0.key.isFirst($1.key) }
        }
    }

    /// Everything that any import keeps.
    var all: [Provenance] {
        value.fields.flatMap { $0.value.fields }.compactMap { Provenance($0.value) }
    }

    /// Where the imports together take the component to be; `nil` when none keeps anything.
    var lifecycle: Component.Lifecycle? {
        let all = all
        if all.isEmpty { return nil }
        if all.allSatisfy({ $0.gone != nil }) { return .retired }
        return all.allSatisfy { $0.missing != nil || $0.gone != nil } ? .missing : .active
    }
}
