"""Scores that public code computes with scikit-learn."""

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import balanced_accuracy_score, mutual_info_score
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

from brute_force import entropy, gaps


def mean_histogram_mig(mean, factors, bins=20):
    """MIG of posterior means in bins over each latent's own range (Locatello et al. 2019)."""
    places = [np.digitize(column, np.histogram(column, bins)[1][:-1]) for column in mean.T]
    information = np.array([[mutual_info_score(p, f) for f in factors.T] for p in places])
    entropies = np.array([mutual_info_score(f, f) for f in factors.T])
    return {"mig:mean-histogram": float((gaps(information)[0] / entropies).mean())}


def sap(training, training_labels, test, test_labels):
    """SAP by a linear support vector machine from each latent, brought to unit variance (Kumar et al. 2018)."""
    scaler = StandardScaler().fit(training)
    training, test = scaler.transform(training), scaler.transform(test)
    accuracy = np.zeros((training.shape[1], training_labels.shape[1]))
    for i in range(accuracy.shape[0]):
        for k in range(accuracy.shape[1]):
            machine = LinearSVC(C=0.01, class_weight="balanced", random_state=0)
            machine.fit(training[:, [i]], training_labels[:, k])
            accuracy[i, k] = balanced_accuracy_score(test_labels[:, k], machine.predict(test[:, [i]]))
    return {"sap": float(gaps(accuracy)[0].mean())}


def dci(training, training_labels):
    """Disentanglement by the importances of random forests (Eastwood and Williams 2018)."""
    columns = []
    for labels in training_labels.T:
        forest = RandomForestClassifier(n_estimators=100, max_features=None, random_state=0)
        columns.append(forest.fit(training, labels).feature_importances_)
    importance = np.array(columns).T
    weights = importance.sum(axis=1) / importance.sum()
    scores = [1 - entropy(row / row.sum()) / np.log(len(row)) if row.sum() > 0 else 0.0 for row in importance]
    return {"dci:random-forest": float(weights @ np.array(scores))}
