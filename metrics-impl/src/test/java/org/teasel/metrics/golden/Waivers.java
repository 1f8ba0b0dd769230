package org.teasel.metrics.golden;

import java.util.LinkedHashMap;
import java.util.Map;

/** Entries that no metric of ours is compared with, and why. */
final class Waivers {

    private static final String OUTSIDE = "a metric that is not offered: ";

    private Waivers() {}

    static Map<String, String> all() {
        Map<String, String> waivers = new LinkedHashMap<>();
        for (String id : new String[] {
            "locatello.irs.hist20.q0.99",
            "locatello.irs.raw.q0.99",
            "locatello.irs.hist20.q1",
            "locatello.irs.raw.q1",
            "ubisoft.irs.q1",
            "ubisoft.irs.q0.99"
        }) {
            waivers.put(id, OUTSIDE + "IRS");
        }
        for (String id : new String[] {"infomec.continuous", "infomec.discrete20", "infomec.discrete20.infoe"}) {
            waivers.put(id, OUTSIDE + "InfoMEC");
        }
        waivers.put("ubisoft.z_max_var", OUTSIDE + "Z-max-var");
        waivers.put("ubisoft.sap.classification", OUTSIDE + "SAP by a decision tree judged on its own training rows");
        waivers.put("fb.sap.binned", OUTSIDE + "SAP on bin numbers");
        waivers.put("ubisoft.dci.lasso", OUTSIDE + "DCI with penalties chosen by cross validation");
        waivers.put("ubisoft.dci.rf", OUTSIDE + "DCI with depths chosen by cross validation");
        String balanced = OUTSIDE + "explicitness on balanced and scaled training rows, compared among the learners";
        waivers.put("ubisoft.explicitness.impl1", balanced);
        waivers.put("ubisoft.explicitness.impl2", balanced);
        String merged = OUTSIDE + "labelled factors cut in bins, whose values fall on edges";
        waivers.put("ubisoft.information.contfactors.bins10", merged);
        waivers.put("ubisoft.information.contfactors.bins20", merged);
        waivers.put("dotran.sep.clamped.fixed", OUTSIDE + "informations between pairs of latents");
        waivers.put("ref.clamp_bias", "informational: the effect of the clamp");
        waivers.put("ref.mctc.spread", "the spread of estimates over batches of 64, of which one is compared exactly");
        return waivers;
    }
}
