internal import Yams

/// The full YAML reader, for what the scanner does not know.
enum YAMLFallback {
    /// Reads one document.
    static func compose(_ text: String, limits: Limits) throws(YAMLFault) -> MarkedNode {
        let hasAliases = try FallbackBounds.check(text)
        guard let root = try parse(text) else {
            return MarkedNode(place: Place(line: 1, column: 1), content: .leaf(.null))
        }
        var walk = Walk(limits: limits, hasAliases: hasAliases)
        return try walk.convert(root, depth: 1)
    }

    /// The basic resolver leaves every scalar the text it is.
    private static func parse(_ text: String) throws(YAMLFault) -> Yams.Node? {
        do {
            return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch {
            throw fault(error)
        }
    }

    private static func fault(_ error: any Error) -> YAMLFault {
        guard let error = error as? YamlError else {
            return YAMLFault(kind: .syntax(problem: "the reader failed"))
        }
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let kind: YAMLFault.Kind =
                problem == "found undefined alias"
                ? .aliases("The alias here names no anchor above it.") : .syntax(problem: problem)
            return YAMLFault(
                kind: kind, place: Place(mark), origin: context.map { Place($0.mark) })
        case .duplicatedKeysInMapping(let keys, let context):
            return YAMLFault(kind: .duplicate(keys: keys), place: Place(context.mark))
        default:
            return YAMLFault(kind: .syntax(problem: "the reader failed"))
        }
    }

    /// Turns nodes into values within the limits.
    private struct Walk {
        let limits: Limits
        let hasAliases: Bool
        var entries = 0
        /// The key of the header that is looked at: what an alias stands for has another place.
        var top: Place?

        mutating func convert(_ node: Yams.Node, depth: Int) throws(YAMLFault) -> MarkedNode {
            let place = node.mark.map { Place($0) } ?? Place(line: 1, column: 1)
            switch node {
            case .scalar(let scalar):
                let isNull = scalar.style == .plain && Text.isNull(scalar.string)
                return MarkedNode(
                    place: place, content: .leaf(isNull ? .null : .scalar(scalar.string)))
            case .sequence(let nodes):
                try check(depth, place)
                return MarkedNode(place: place, content: .list(try items(nodes, depth)))
            case .mapping(let pairs):
                try check(depth, place)
                return MarkedNode(place: place, content: .map(try self.pairs(pairs, depth)))
            case .alias:
                throw YAMLFault(kind: .aliases("The alias here can't be resolved."), place: place)
            }
        }

        private mutating func items(
            _ nodes: Yams.Node.Sequence, _ depth: Int
        ) throws(YAMLFault) -> [MarkedNode] {
            var items: [MarkedNode] = []
            for node in nodes {
                try count()
                items.append(try convert(node, depth: depth + 1))
            }
            return items
        }

        private mutating func pairs(
            _ mapping: Yams.Node.Mapping, _ depth: Int
        ) throws(YAMLFault) -> [MarkedPair] {
            var pairs: [MarkedPair] = []
            for (key, value) in mapping {
                let place = key.mark.map { Place($0) } ?? Place(line: 1, column: 1)
                if depth == 1 { top = place }
                try count()
                guard case .scalar(let name) = key else {
                    throw YAMLFault(kind: .keyIsNoText, place: place)
                }
                let node = try convert(value, depth: depth + 1)
                pairs.append(MarkedPair(key: name.string, keyPlace: place, node: node))
            }
            return pairs
        }

        private mutating func count() throws(YAMLFault) {
            entries += 1
            guard entries > limits.entries else { return }
            let message = "The aliases up to here stand for more than \(limits.entries) entries."
            throw YAMLFault(kind: hasAliases ? .aliases(message) : .tooManyEntries, place: top)
        }

        private func check(_ depth: Int, _ place: Place) throws(YAMLFault) {
            guard depth <= limits.depth else { throw YAMLFault(kind: .tooDeep, place: place) }
        }
    }
}

extension Place {
    fileprivate init(_ mark: Yams.Mark) { self.init(line: mark.line, column: mark.column) }
}
