package org.teasel.api;

/**
 * Hears how far long work has come. Tasks follow each other and never nest; {@link #advance} may be called from any
 * thread, the others from one other than the thread that runs the work. To cancel the work, interrupt the thread that
 * runs it. {@link TimeLeft} makes an estimate of the time left from what it hears.
 */
public interface Progress {

    /** Hears nothing. */
    Progress NONE = new Progress() {
        @Override
        public void begin(String task, long steps) {}

        @Override
        public void advance(long steps) {}

        @Override
        public void end() {}
    };

    /** A task of so many steps begins. */
    void begin(String task, long steps);

    /** So many more steps of the current task are done. */
    void advance(long steps);

    /** The current task is over. */
    void end();
}
