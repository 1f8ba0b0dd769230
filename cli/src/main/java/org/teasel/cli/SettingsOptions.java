package org.teasel.cli;

import org.teasel.api.InvalidInputException;
import org.teasel.api.Quantisation;
import org.teasel.api.Settings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How scores are made. */
final class SettingsOptions {

    private record Interval(double low, double high) {}

    private record Rows(int training, int test) {}

    @Option(
            names = "--bins",
            paramLabel = "N",
            defaultValue = "100",
            description = "Bins of a latent. Default: ${DEFAULT-VALUE}.")
    private int bins;

    @Option(
            names = "--range",
            paramLabel = "LOW,HIGH",
            defaultValue = "-4,4",
            converter = IntervalConverter.class,
            description = "Range of the bins. Default: ${DEFAULT-VALUE}.")
    private Interval range;

    @Option(
            names = "--quantisation",
            paramLabel = "RULE",
            defaultValue = "exact",
            description = "What mass a bin gets: exact, integral or density. Default: ${DEFAULT-VALUE}.")
    private Quantisation.Rule quantisation;

    @Option(
            names = "--factor-bins",
            paramLabel = "N",
            defaultValue = "20",
            description = "Bins of a continuous factor. Default: ${DEFAULT-VALUE}.")
    private int factorBins;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Draws of Monte Carlo estimates. Default: ${DEFAULT-VALUE}.")
    private int samples;

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            defaultValue = "1e-6",
            description = "Greatest error in nats that a log density may have because far components are left out."
                    + " Default: ${DEFAULT-VALUE}.")
    private double epsilon;

    @Option(
            names = "--learner-rows",
            paramLabel = "FIT[,JUDGE]",
            defaultValue = "10000,5000",
            converter = RowsConverter.class,
            description = "Most rows that learners are fitted and judged on. Default: ${DEFAULT-VALUE}.")
    private Rows learnerRows;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often metrics that fit learners are measured, on other rows each time, for"
                    + " their standard errors; 1 for none. Default: ${DEFAULT-VALUE}.")
    private int repeats;

    @Option(
            names = "--confidence",
            paramLabel = "P",
            defaultValue = "0.95",
            description = "Level of intervals. Default: ${DEFAULT-VALUE}.")
    private double confidence;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of everything random. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Worker threads for scores, which they don't change. Default: one a processor.")
    private Integer threads;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Settings settings() {
        try {
            return new Settings(
                    new Quantisation(quantisation, bins, range.low(), range.high()),
                    factorBins,
                    samples,
                    epsilon,
                    seed,
                    threads == null ? Settings.DEFAULT.threads() : threads,
                    confidence,
                    learnerRows.training(),
                    learnerRows.test(),
                    repeats);
        } catch (InvalidInputException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static final class IntervalConverter implements ITypeConverter<Interval> {
        @Override
        public Interval convert(String text) {
            String[] ends = text.split(",", -1);
            try {
                if (ends.length == 2) {
                    return new Interval(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
                }
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' are no two numbers such as -4,4");
            }
            throw new TypeConversionException("'" + text + "' are no two numbers such as -4,4");
        }
    }

    private static final class RowsConverter implements ITypeConverter<Rows> {
        @Override
        public Rows convert(String text) {
            if (!text.matches("[0-9]{1,9}(,[0-9]{1,9})?")) {
                throw new TypeConversionException("'" + text + "' is no number of rows such as 10000 or 10000,5000");
            }
            String[] rows = text.split(",");
            int training = Integer.parseInt(rows[0]);
            return new Rows(training, rows.length == 2 ? Integer.parseInt(rows[1]) : Math.max(1, training / 2));
        }
    }
}
