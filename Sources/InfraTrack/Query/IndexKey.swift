/// A posting list of an index that holds every record a query can find, and likely more.
package enum IndexKey: Hashable, Sendable {
    /// The record of an id.
    case id(RecordID)
    /// The records of any of these components.
    case component([ComponentKey])
    /// The records of a component or one below it.
    case subtree(ComponentKey)
    /// The records with a label.
    case label(String)
    /// The records of an owner.
    case owner(String)
    /// The records somebody is assigned to.
    case assignee(String)
    /// The tasks in any of these states.
    case status([Status])
    /// The records of a priority.
    case priority(Priority)
    /// The records for a client.
    case client(String)
    /// The records of a project.
    case project(String)
    /// The records of a category.
    case category(String)
    /// The tasks an episode opened.
    case alert(RecordID)
    /// The records of a task.
    case task(RecordID)
    /// The tasks that depend on a task.
    case depends(RecordID)
}

extension Query {
    /// The posting lists that each hold every answer, for an index to start from the shortest.
    ///
    /// Only what must hold is listed; the matcher has the last word. Commands and entries get none
    /// for components, clients and projects, which they may have from their task.
    package func requirements(
        for kind: RecordKind, in context: any QueryContext
    ) -> [IndexKey] {
        expression.conjuncts.compactMap { $0.alternatives?.indexKey(for: kind, context) }
    }
}

extension Query.Expression {
    /// The terms of which one must be met.
    fileprivate var alternatives: [Query.Term]? {
        if case .term(let term) = self {
            term.comparison == .equals ? [term] : nil
        } else {
            valueList
        }
    }
}

extension [Query.Term] {
    /// The posting list that holds what meets one of the terms of one field.
    fileprivate func indexKey(
        for kind: RecordKind, _ context: any QueryContext
    ) -> IndexKey? {
        guard let first else { return nil }
        switch first.qualifier {
        case .status: return kind == .task ? states.map(IndexKey.status) : nil
        case .component: return kind.inheritsFromTask ? nil : components(kind, context)
        case .client, .project: return kind.inheritsFromTask ? nil : single(first)
        case .id: return kind.hasRecordIDs ? single(first) : nil
        default: return single(first)
        }
    }

    private var states: [Status]? {
        let states = compactMap { Status(rawValue: $0.value) }
        return states.count == count ? states : nil
    }

    private func components(_ kind: RecordKind, _ context: any QueryContext) -> IndexKey? {
        var keys: [ComponentKey] = []
        for term in self {
            guard case .component(let pattern) = term.operand else { return nil }
            guard case .name = pattern.form else {
                return count == 1 ? pattern.subtree(kind, context) : nil
            }
            keys += pattern.keys(in: context)
        }
        return .component(keys)
    }

    private func single(_ term: Query.Term) -> IndexKey? { count == 1 ? term.indexKey : nil }
}

extension Query.Term {
    fileprivate var indexKey: IndexKey? {
        switch operand {
        case .word(let word): indexKey(word)
        case .reference(let prefix): prefix.id.flatMap(indexKey)
        case .name(let name): RecordIDPrefix(name)?.id.map(IndexKey.id)
        case .priority(let priority): .priority(priority)
        default: nil
        }
    }

    private func indexKey(_ word: String) -> IndexKey? {
        switch qualifier {
        case .label: .label(word)
        case .owner: .owner(word)
        case .assignee: .assignee(word)
        case .client: .client(word)
        case .project: .project(word)
        case .category: .category(word)
        default: nil
        }
    }

    private func indexKey(_ id: RecordID) -> IndexKey? {
        switch qualifier {
        case .alert: .alert(id)
        case .task: .task(id)
        case .depends: .depends(id)
        default: nil
        }
    }
}

extension ComponentPattern {
    /// The list of a subtree; none when some of it may be named by keys that lie elsewhere.
    fileprivate func subtree(_ kind: RecordKind, _ context: any QueryContext) -> IndexKey? {
        let root: ComponentKey? =
            switch form {
            case .name: nil
            case .subtree(let root): root
            case .glob(let glob): glob.root
            }
        guard let root, kind == .component || !context.hasMoved(within: root) else { return nil }
        return .subtree(root)
    }
}

extension RecordIDPrefix {
    /// The id when all its characters are there.
    fileprivate var id: RecordID? {
        guard range.lowerBound == range.upperBound else { return nil }
        return RecordID(RecordID(bits: range.lowerBound).description)
    }
}

extension RecordKind {
    /// Whether records without components, client or project have their task's.
    fileprivate var inheritsFromTask: Bool { self == .command || self == .time }
}
