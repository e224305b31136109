//! Work on a stream with several workers: the results come in the order of the input, and only a window of it is held.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread::Builder;

use crate::together::STACK;

/// How many items each worker may be ahead of the oldest one that is not done.
const AHEAD: usize = 8;

/// Applies `work` to each item with `workers` threads and hands the results to `sink` in the order of the items. Stops
/// at the first error of `sink`, and gives it back.
///
/// # Errors
///
/// That of `sink`.
pub fn run<T: Send, R: Send, E: Send>(
    items: impl Iterator<Item = T> + Send,
    workers: usize,
    work: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let window = Window::new(workers.max(1) * AHEAD);
    let (give, take) = mpsc::sync_channel::<(usize, T)>(workers.max(1));
    let take = Mutex::new(take);
    let (tell, told) = mpsc::channel::<(usize, R)>();
    std::thread::scope(|scope| {
        let (window, take, work) = (&window, &take, &work);
        scope.spawn(move || {
            for (number, item) in items.enumerate() {
                if !window.enter(number) || give.send((number, item)).is_err() {
                    return;
                }
            }
        });
        for _ in 0..workers.max(1) {
            let tell = tell.clone();
            let worker = move || {
                loop {
                    let next = take.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((number, item)) = next else { return };
                    if tell.send((number, work(item))).is_err() {
                        return;
                    }
                }
            };
            let spawned = Builder::new().stack_size(STACK).spawn_scoped(scope, worker);
            spawned.expect("the system gives a thread, as `scope.spawn` expects as well");
        }
        drop(tell);
        let mut waiting: BTreeMap<usize, R> = BTreeMap::new();
        let mut next = 0;
        let mut result = Ok(());
        for (number, one) in told {
            waiting.insert(number, one);
            while let Some(one) = waiting.remove(&next) {
                if result.is_ok() {
                    result = sink(one);
                }
                next += 1;
                window.leave(next, result.is_err());
            }
        }
        result
    })
}

/// How far the reader may go.
struct Window {
    size: usize,
    /// How many are done, and whether it is all over.
    state: Mutex<(usize, bool)>,
    moved: Condvar,
}

impl Window {
    fn new(size: usize) -> Self {
        Window { size, state: Mutex::new((0, false)), moved: Condvar::new() }
    }

    /// Waits until an item may enter; whether there is any use.
    fn enter(&self, number: usize) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        while number >= state.0 + self.size && !state.1 {
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        !state.1
    }

    fn leave(&self, done: usize, over: bool) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = (done, over);
        self.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn the_order_is_kept_however_long_one_takes() {
        let mut seen = Vec::new();
        let work = |n: u64| {
            // The first takes longest.
            std::thread::sleep(std::time::Duration::from_millis(if n == 0 { 30 } else { n % 3 }));
            n * 2
        };
        let ended: Result<(), ()> = run(0..100_u64, 4, work, |n| {
            seen.push(n);
            Ok(())
        });
        assert_eq!(ended, Ok(()));
        assert_eq!(seen, (0..100).map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn a_sink_that_fails_ends_it() {
        let mut count = 0;
        let ended = run(
            0..1_000_000_u64,
            2,
            |n| n,
            |n| {
                count += 1;
                if n == 10 { Err("full") } else { Ok(()) }
            },
        );
        assert_eq!((ended, count), (Err("full"), 11));
    }

    #[test]
    fn nothing_gives_nothing() {
        let ended: Result<(), ()> = run(std::iter::empty::<u8>(), 2, |n| n, |_| Err(()));
        assert_eq!(ended, Ok(()));
    }
}
