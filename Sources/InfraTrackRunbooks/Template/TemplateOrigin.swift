import InfraTrack

/// Which file and line each line of a template with its partials came from.
struct TemplateOrigin: Hashable, Sendable {
    struct Place: Hashable, Sendable {
        let path: String
        let line: Int
    }

    private(set) var places: [Place]
    private let path: String

    /// A text of one file.
    init(path: String) {
        self.path = path
        places = []
    }

    init(path: String, places: [Place]) {
        self.path = path
        self.places = places
    }

    func place(_ line: Int) -> Place {
        places.indices.contains(line - 1) ? places[line - 1] : Place(path: path, line: line)
    }

    func error(_ message: String, cure: String, line: Int) -> LedgerError {
        let place = place(line)
        return LedgerError(.invalid, message, cure: cure, path: place.path, line: place.line)
    }
}
