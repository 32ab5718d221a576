"""Measures other classifiers on the same rows. Reads JSON lines of text and label; prints one JSON object."""
import json
import os
import resource
import sys
import tempfile
import time

BATCH = 1000


def rate(seconds, work, count):
    """Calls a second, of as many passes as fit into so many seconds, after one to warm up."""
    work()
    passes, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        work()
        passes += 1
    return passes * count / (time.perf_counter() - start)


def batches(predict, texts):
    for begin in range(0, len(texts), BATCH):
        predict(texts[begin : begin + BATCH])


def scikit_learn(rows, seconds, _):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import SGDClassifier
    from sklearn.pipeline import make_pipeline, make_union

    texts = [text for text, _ in rows]
    model = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
        ),
        SGDClassifier(loss="log_loss", random_state=7),
    )
    model.fit(texts, [label for _, label in rows])
    some = texts[:BATCH]
    return {
        "batch_per_second": rate(seconds, lambda: batches(model.predict_proba, some), len(some)),
        "single_per_second": rate(
            seconds, lambda: [model.predict_proba([text]) for text in some[:50]], len(some[:50])
        ),
    }


def fast_text(rows, seconds, folder):
    import fasttext

    path = os.path.join(folder, "rows.txt")
    with open(path, "w", encoding="utf-8") as out:
        for text, label in rows:
            out.write("__label__" + label + " " + " ".join(text.split()) + "\n")
    model = fasttext.train_supervised(path, wordNgrams=2, minn=2, maxn=5, thread=1, verbose=0)
    texts = [" ".join(text.split()) for text, _ in rows][:BATCH]
    return {
        "batch_per_second": rate(seconds, lambda: model.predict(texts, k=5), len(texts)),
        "single_per_second": rate(
            seconds, lambda: [model.predict(text, k=5) for text in texts], len(texts)
        ),
    }


def main():
    name, seconds, path = sys.argv[1], float(sys.argv[2]), sys.argv[3]
    with open(path, encoding="utf-8") as lines:
        rows = [(row["text"], row["label"]) for row in map(json.loads, lines)]
    peers = {"scikit-learn": scikit_learn, "fastText": fast_text}
    try:
        with tempfile.TemporaryDirectory() as folder:
            found = peers[name](rows, seconds, folder)
    except ImportError as missing:
        found = {"missing": missing.name or str(missing)}
    else:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        found["memory_bytes"] = peak * (1 if sys.platform == "darwin" else 1024)
    print(json.dumps(found))


main()
