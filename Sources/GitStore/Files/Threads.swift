#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs the same work on several threads at once.
enum Threads {
    /// Runs work on the calling thread and on others, and returns when all are done.
    ///
    /// A thread the system refuses is done without: the others take its share.
    static func run(_ count: Int, _ work: @escaping @Sendable () -> Void) {
        var started: [pthread_t] = []
        for _ in 1..<max(count, 1) {
            if let thread = start(work) { started.append(thread) }
        }
        work()
        for thread in started { pthread_join(thread, nil) }
    }

    private final class Box: Sendable {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }

    private static func start(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
        let box = unsafe Unmanaged.passRetained(Box(work))
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let status = unsafe pthread_create(
            &thread, nil,
            { context in
                #if canImport(Darwin)
                    let box = unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue()
                    box.work()
                #else
                    if let context = unsafe context {
                        unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue().work()
                    }
                #endif
                return nil
            }, box.toOpaque())
        if status != 0 {
            unsafe box.release()
            return nil
        }
        return thread
    }
}
