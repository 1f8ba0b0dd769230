package org.teasel.estimators;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.statistic.Statistic;
import org.teasel.estimators.snapshot.CheckedFile;
import org.teasel.estimators.snapshot.Fingerprint;
import org.teasel.estimators.snapshot.SnapshotReader;
import org.teasel.estimators.snapshot.SnapshotWriter;

/** Keeps the folds of a run in a checkpoint, and takes up those of an earlier one. */
final class CheckpointedRun {

    private static final String FORMAT = "teasel checkpoint 2";

    /** Writing may take one part in so many of the time, unless that would put it off for as many intervals. */
    private static final int SHARE = 20;

    private final CheckpointSession session;
    private final Representation representation;
    private final Fingerprint fingerprint;
    private boolean broken;
    private long lastEnd = System.nanoTime();
    private long lastTime;

    CheckpointedRun(
            CheckpointSession session,
            Representation representation,
            Settings settings,
            Collection<Statistic<?>> statistics) {
        this.session = session;
        this.representation = representation;
        this.fingerprint = Fingerprint.of(representation, settings, statistics);
    }

    void tell(String sentence) {
        session.tell(sentence);
    }

    /** Brings prepared folds to where the checkpoint of a pass has them. */
    void restore(int pass, List<StrandedFold<?>> folds) {
        Path file = session.checkpoint().file(pass);
        if (!Files.exists(file)) {
            return;
        }
        try {
            new CheckedFile(file).read(in -> restore(pass, folds, new SnapshotReader(in, representation), in));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void restore(int pass, List<StrandedFold<?>> folds, SnapshotReader reader, DataInputStream in)
            throws IOException {
        String format = reader.text();
        if (!format.equals(FORMAT)) {
            throw refused(pass, "has the format '" + format + "', expected '" + FORMAT + "'");
        }
        Map<String, String> entries = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            entries.put(reader.text(), reader.text());
        }
        String difference = new Fingerprint(entries).difference(fingerprint);
        if (!difference.isEmpty()) {
            throw refused(pass, "is of another run: " + difference);
        }
        for (StrandedFold<?> fold : folds) {
            String key = reader.text();
            if (!key.equals(Fingerprint.key(fold.statistic()))) {
                throw refused(pass, "holds " + key + " where " + fold.statistic() + " was expected");
            }
            if (in.readBoolean()) {
                String type = reader.text();
                if (!type.equals(fold.type())) {
                    throw refused(pass, "holds " + key + " of " + type + ", expected " + fold.type());
                }
                fold.restore(in.readInt(), reader);
            } else {
                session.tell("statistic " + key + " can't be taken up where it was, and begins its pass anew");
            }
        }
    }

    private InvalidInputException refused(int pass, String why) {
        return new InvalidInputException("the checkpoint "
                + session.checkpoint().file(pass) + " " + why + "; go on with what it is of, or start anew");
    }

    /** Writes the folds of a pass, of which nobody may be adding, if the last time is long enough ago. */
    void saveIfDue(int pass, List<StrandedFold<?>> folds) {
        long since = System.nanoTime() - lastEnd;
        long interval = session.checkpoint().interval().toNanos();
        if (since >= Math.max(interval, SHARE * Math.min(lastTime, interval))) {
            save(pass, folds);
        }
    }

    /** Writes the folds of a pass. What can't be written is told once, and left. */
    void save(int pass, List<StrandedFold<?>> folds) {
        if (broken) {
            return;
        }
        long start = System.nanoTime();
        try {
            new CheckedFile(session.checkpoint().file(pass)).write(out -> write(folds, out), session::move);
        } catch (IOException | UncheckedIOException e) {
            broken = true;
            tell("the checkpoint can't be written, and the run goes on without: " + e.getMessage());
        }
        lastEnd = System.nanoTime();
        lastTime = lastEnd - start;
    }

    private void write(List<StrandedFold<?>> folds, DataOutputStream out) throws IOException {
        SnapshotWriter writer = new SnapshotWriter(out, representation);
        writer.text(FORMAT);
        out.writeInt(fingerprint.entries().size());
        fingerprint.entries().forEach((name, value) -> {
            writer.text(name);
            writer.text(value);
        });
        for (StrandedFold<?> fold : folds) {
            writer.text(Fingerprint.key(fold.statistic()));
            boolean kept = fold.resumable();
            out.writeBoolean(kept);
            if (kept) {
                writer.text(fold.type());
                out.writeInt(fold.next());
                fold.exchange(writer);
            }
        }
    }
}
