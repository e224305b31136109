//! Work on several things at once: the results come in the order of the things.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, TryLockError};

use rayon::prelude::*;

use crate::bulk::ordered;

/// How many threads are worth their start: a run of a few milliseconds has no use for more.
const THREADS: usize = 4;

/// Deep nesting is walked by recursion: as much room as the main thread has.
pub(crate) const STACK: usize = 8 << 20;

/// Makes the calling thread one of several workers, which look up what every run needs while it reads its input. Whether
/// there are several now: where the machine has one core, or gives no thread, everything is done one by one.
pub fn start() -> bool {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(THREADS);
    let place = elsewhere();
    let pool =
        rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).use_current_thread().start_handler(
            move |number| {
                if number > 0 {
                    place()
                }
            },
        );
    let several = threads > 1 && pool.build_global().is_ok();
    if several {
        rayon::spawn(|| {
            crate::catalogue::all();
        });
    }
    several
}

/// What keeps a worker off the processor on which the main thread runs. A kernel starts a thread where it was made and moves
/// it when it has been busy for some milliseconds: most runs have ended by then.
#[cfg(target_os = "linux")]
fn elsewhere() -> impl Fn() {
    use rustix::thread::{sched_getaffinity, sched_getcpu, sched_setaffinity};
    let here = sched_getcpu();
    move || {
        let Ok(mut all) = sched_getaffinity(None) else { return };
        all.unset(here);
        if all.count() > 0 {
            // Where it is refused, the kernel's choice is as good.
            let _ = sched_setaffinity(None, &all);
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn elsewhere() -> impl Fn() {
    || ()
}

/// How many things one worker takes at a time: some take a hundred times as long as others.
const PORTION: usize = 2;

/// What `work` makes of each thing.
pub(crate) fn map<T: Sync, R: Send>(things: &[T], at_once: bool, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if at_once {
        things.par_iter().with_max_len(PORTION).map(&work).collect()
    } else {
        things.iter().map(work).collect()
    }
}

/// What is done to a thing, and whether its parts may be worked on side by side. By reference, so that a whole repair is not
/// compiled once for each way to call it.
type Work<'w, T, R> = &'w (dyn Fn(T, bool) -> R + Sync);

/// What `work` makes of each of several large things, whole folders say. It is told whether there are threads to spare for
/// the parts of one: where there are as many things as threads, each is one thread's own work, which costs least.
pub(crate) fn each<T: Send, R: Send>(things: Vec<T>, at_once: bool, work: Work<T, R>) -> Vec<R> {
    let threads = if at_once { rayon::current_num_threads() } else { 1 };
    if threads == 1 || things.len() < threads {
        return things.into_iter().map(|thing| work(thing, at_once)).collect();
    }
    let mut all = Vec::with_capacity(things.len());
    let keep = |one| -> Result<(), Infallible> {
        all.push(one);
        Ok(())
    };
    match ordered::run(things.into_iter(), threads, |thing| work(thing, false), keep) {
        Ok(()) => all,
        Err(never) => match never {},
    }
}

/// What is worked out once, by whoever asks first; other workers do something else until it is there.
#[derive(Debug)]
pub(crate) struct Once<T> {
    made: OnceLock<T>,
    making: Mutex<()>,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Once { made: OnceLock::new(), making: Mutex::new(()) }
    }
}

impl<T> Once<T> {
    /// What was made.
    pub(crate) fn into_inner(self) -> Option<T> {
        self.made.into_inner()
    }

    /// What was made, or is made now. `make` must not ask for it.
    pub(crate) fn get(&self, make: impl FnOnce() -> T) -> &T {
        loop {
            if let Some(made) = self.made.get() {
                return made;
            }
            let mine = self.making.try_lock();
            // Where a worker broke down, its lock is nobody's.
            if !matches!(mine, Err(TryLockError::WouldBlock)) {
                return self.made.get_or_init(make);
            }
            if !matches!(rayon::yield_now(), Some(rayon::Yield::Executed)) {
                // There is nothing else to do: to ask again and again costs as much as to make it.
                drop(self.making.lock());
            }
        }
    }
}

/// What is worked out once, one thing of each type: each has its type in the file that works it out.
#[derive(Debug, Default)]
pub(crate) struct Memo(RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Memo {
    /// The thing of this type; where two workers ask at once both make it, and one of the two stays.
    pub(crate) fn get<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&TypeId::of::<T>()).cloned();
        let made = known.unwrap_or_else(|| {
            let made: Arc<dyn Any + Send + Sync> = Arc::new(make());
            self.0.write().unwrap_or_else(PoisonError::into_inner).entry(TypeId::of::<T>()).or_insert(made).clone()
        });
        made.downcast().unwrap_or_else(|_| unreachable!("it is kept under its own type"))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{Once, map};

    #[test]
    fn the_order_is_that_of_the_things() {
        let things: Vec<usize> = (0..500).collect();
        let slow_first = |thing: &usize| {
            std::thread::sleep(std::time::Duration::from_micros((500 - *thing as u64) / 10));
            thing * 2
        };
        assert_eq!(map(&things, true, slow_first), map(&things, false, |thing| thing * 2));
    }

    #[test]
    fn what_many_ask_for_is_made_once() {
        let (once, made) = (Once::default(), AtomicUsize::new(0));
        let ask = |thing: &usize| {
            let slow = || {
                std::thread::sleep(std::time::Duration::from_millis(20));
                made.fetch_add(1, Ordering::Relaxed)
            };
            once.get(slow) + thing
        };
        let things: Vec<usize> = (0..100).collect();
        assert_eq!(map(&things, true, ask), things);
        assert_eq!(made.load(Ordering::Relaxed), 1);
    }
}
