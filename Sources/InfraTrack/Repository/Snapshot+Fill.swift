extension Snapshot {
    /// Builds every table at once from files sorted by path.
    mutating func fill(_ files: [LoadedFile]) {
        var sorted = SortedFiles(capacity: files.count)
        for file in files { sorted.add(file) }
        taskTable = Table(sorted.tasks)
        componentTable = Table(sorted.components)
        alertTable = Table(sorted.alerts)
        commandTable = Table(sorted.commands)
        timeTable = Table(sorted.entries)
        runbookTable = Table(sorted.runbooks)
        invoiceTable = Table(sorted.invoices)
        unreadable = Dictionary(
            sorted.unreadable.map { ($0.finding.path, $0) }, uniquingKeysWith: { first, _ in first }
        )
    }

    /// Takes one file in, in the place of what was at its path.
    mutating func put(_ file: LoadedFile) {
        switch file {
        case .task(let stored): taskTable.put(stored)
        case .component(let stored): componentTable.put(stored)
        case .alert(let stored): alertTable.put(stored)
        case .command(let stored): commandTable.put(stored)
        case .time(let stored): timeTable.put(stored)
        case .runbook(let stored): runbookTable.put(stored)
        case .invoice(let stored): invoiceTable.put(stored)
        case .unreadable(let file): unreadable[file.finding.path] = file
        }
    }

    /// Takes out whatever is known of a path.
    mutating func remove(path: String) {
        unreadable[path] = nil
        switch Layout.kind(ofPath: path) {
        case .task: taskTable.remove(path: path)
        case .component: componentTable.remove(path: path)
        case .alert: alertTable.remove(path: path)
        case .command: commandTable.remove(path: path)
        case .time: timeTable.remove(path: path)
        case .runbook: runbookTable.remove(path: path)
        case .invoice: invoiceTable.remove(path: path)
        case nil: break
        }
    }
}

/// Files by kind, in the order they came.
private struct SortedFiles {
    var tasks: [Stored<TaskRecord>] = []
    var components: [Stored<Component>] = []
    var alerts: [Stored<AlertRecord>] = []
    var commands: [Stored<CommandRecord>] = []
    var entries: [Stored<TimeEntry>] = []
    var runbooks: [Stored<Runbook>] = []
    var invoices: [Stored<InvoiceRecord>] = []
    var unreadable: [Unreadable] = []

    init(capacity: Int) { tasks.reserveCapacity(capacity) }

    mutating func add(_ file: LoadedFile) {
        switch file {
        case .task(let stored): tasks.append(stored)
        case .component(let stored): components.append(stored)
        case .alert(let stored): alerts.append(stored)
        case .command(let stored): commands.append(stored)
        case .time(let stored): entries.append(stored)
        case .runbook(let stored): runbooks.append(stored)
        case .invoice(let stored): invoices.append(stored)
        case .unreadable(let file): unreadable.append(file)
        }
    }
}
