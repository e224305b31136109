//! Work on several things at once: the results come in the order of the things.

use rayon::prelude::*;

/// How many threads are worth their start: a run of a few milliseconds has no use for more.
const THREADS: usize = 4;

/// Deep nesting is walked by recursion: as much room as the main thread has.
const STACK: usize = 8 << 20;

/// Makes the calling thread one of several workers, which look up what every run needs while it reads its input. Whether
/// there are several now: where the machine has one core, or gives no thread, everything is done one by one.
pub fn start() -> bool {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(THREADS);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).use_current_thread();
    let several = threads > 1 && pool.build_global().is_ok();
    if several {
        rayon::spawn(|| {
            crate::catalogue::all();
        });
    }
    several
}

/// What `work` makes of each thing.
pub(crate) fn map<T: Sync, R: Send>(things: &[T], at_once: bool, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if at_once { things.par_iter().map(&work).collect() } else { things.iter().map(work).collect() }
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn the_order_is_that_of_the_things() {
        let things: Vec<usize> = (0..500).collect();
        let slow_first = |thing: &usize| {
            std::thread::sleep(std::time::Duration::from_micros((500 - *thing as u64) / 10));
            thing * 2
        };
        assert_eq!(map(&things, true, slow_first), map(&things, false, |thing| thing * 2));
    }
}
