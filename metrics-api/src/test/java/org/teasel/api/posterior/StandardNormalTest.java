package org.teasel.api.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class StandardNormalTest {

    /** x and erfc(-x / sqrt 2) / 2, by mpmath 1.3 with 50 digits, rounded to double. */
    private static final double[][] CUMULATIVE = {
        {-37.0, 5.725571222524577e-300},
        {-36.5, 5.544725713074845e-292},
        {-35.25, 1.715471648043787e-272},
        {-33.3, 1.93050550592784e-243},
        {-30.0, 4.906713927148187e-198},
        {-27.7, 3.4910784528195237e-169},
        {-25.0, 3.056696706382561e-138},
        {-22.125, 9.08189985492759e-109},
        {-20.0, 2.7536241186062337e-89},
        {-18.6, 1.6065389343256939e-77},
        {-17.0, 4.1059962020989065e-65},
        {-15.5, 1.7344607917938702e-54},
        {-14.14, 1.0764219461237646e-45},
        {-13.0, 6.11716439954988e-39},
        {-12.0, 1.776482112077679e-33},
        {-11.1, 6.27219439321705e-29},
        {-10.0, 7.619853024160525e-24},
        {-9.874672463002902, 2.680390295205518e-23},
        {-9.75, 9.223413524939418e-23},
        {-9.5, 1.0494515075362608e-21},
        {-9.25, 1.1224633591327982e-20},
        {-9.0, 1.1285884059538405e-19},
        {-8.6, 3.985804962848182e-18},
        {-8.3, 5.205569744890254e-17},
        {-8.0, 6.220960574271784e-16},
        {-7.7, 6.803311540773961e-15},
        {-7.4, 6.809224890620016e-14},
        {-7.0, 1.279812543885835e-12},
        {-6.6, 2.055788909399523e-11},
        {-6.3, 1.4882282217623127e-10},
        {-6.0, 9.86587645037698e-10},
        {-5.7, 5.990371401063528e-09},
        {-5.656854249492381, 7.708628950139992e-09},
        {-5.6, 1.071759025831093e-08},
        {-5.2, 9.964426316933471e-08},
        {-5.0, 2.866515718791939e-07},
        {-4.4, 5.412543907703851e-06},
        {-4.0, 3.1671241833119924e-05},
        {-3.5, 0.00023262907903552504},
        {-3.0, 0.0013498980316300946},
        {-2.5, 0.006209665325776135},
        {-2.0, 0.02275013194817921},
        {-1.5, 0.06680720126885807},
        {-1.0, 0.15865525393145705},
        {-0.75, 0.2266273523768682},
        {-0.6629126073623883, 0.253693263391031},
        {-0.66, 0.25462691467133614},
        {-0.5, 0.3085375387259869},
        {-0.25, 0.4012936743170763},
        {-0.1, 0.460172162722971},
        {-1e-09, 0.49999999960105773},
        {0.0, 0.5},
        {1e-09, 0.5000000003989423},
        {0.1, 0.539827837277029},
        {0.3, 0.6179114221889527},
        {0.6629126073623882, 0.746306736608969},
        {0.67, 0.7485711049046899},
        {1.0, 0.8413447460685429},
        {1.7, 0.955434537241457},
        {2.5, 0.9937903346742238},
        {4.0, 0.9999683287581669},
        {5.66, 0.9999999924313503},
        {6.5, 0.99999999995984},
        {8.0, 0.9999999999999993}
    };

    @Test
    void cumulativeHasThePromisedDigits() {
        for (double[] reference : CUMULATIVE) {
            double x = reference[0];
            double error = StandardNormal.cumulative(x) / reference[1] - 1;
            assertThat(error).as("relative error at %s", x).isCloseTo(0, within(2e-15));
        }
    }

    @Test
    void cumulativeAtTheEndsOfTheLine() {
        assertThat(StandardNormal.cumulative(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(StandardNormal.cumulative(-1e300)).isZero();
        assertThat(StandardNormal.cumulative(Double.MAX_VALUE)).isOne();
        assertThat(StandardNormal.cumulative(Double.POSITIVE_INFINITY)).isOne();
        assertThat(StandardNormal.cumulative(Double.NaN)).isNaN();
    }

    @Property
    void cumulativeIsSymmetric(@ForAll @DoubleRange(min = -50, max = 50) double x) {
        assertThat(StandardNormal.cumulative(x) + StandardNormal.cumulative(-x)).isCloseTo(1, within(2e-16));
    }

    @Property
    void cumulativeRises(
            @ForAll @DoubleRange(min = -38, max = 38) double x, @ForAll @DoubleRange(min = 0, max = 1) double step) {
        double slack = 1 + 4e-15;
        assertThat(StandardNormal.cumulative(x)).isBetween(0.0, slack * StandardNormal.cumulative(x + step));
    }

    @Test
    void cumulativeRisesAcrossTheSeamsOfItsApproximations() {
        for (double seam : new double[] {-4 * Math.sqrt(2), -0.46875 * Math.sqrt(2), 0.46875 * Math.sqrt(2)}) {
            assertThat(StandardNormal.cumulative(seam - 1e-12)).isLessThan(StandardNormal.cumulative(seam + 1e-12));
        }
    }

    @Property
    void densityIsTheSlopeOfCumulative(@ForAll @DoubleRange(min = -8, max = 4) double x) {
        double h = 1e-4;
        double slope = (StandardNormal.cumulative(x + h) - StandardNormal.cumulative(x - h)) / (2 * h);
        assertThat(Math.exp(StandardNormal.logDensity(x)) / slope).isCloseTo(1, within(1e-6));
    }

    @Test
    void entropyIsHalfOfOnePlusLogTwoPi() {
        assertThat(StandardNormal.ENTROPY).isCloseTo(1.4189385332046727, within(1e-15));
    }
}
