#!/usr/bin/env python3
"""Makes the files of this folder, or measures other runs.

    record.py                   writes qrels.txt, a.run, b.run and golden.tsv beside this script
    record.py QRELS RUN         prints the values of RUN

Values come from ir-measures (PyPI) over trec_eval (pytrec-eval-terrier), gdeval.pl and cwl_eval. Needs the packages
ir-measures, pytrec-eval-terrier and cwl-eval, and perl. Where a provider breaks ties in a way of its own, it is
given the order of trec_eval as distinct scores. Topics, documents, grades and scores are made up, from one seed.
"""
import os
import random
import struct
import sys

import ir_measures
from ir_measures import ScoredDoc

HERE = os.path.dirname(os.path.abspath(__file__))

# trec_eval's own order of ties is under test with these.
TREC_EVAL = """
nDCG nDCG@1 nDCG@5 nDCG@10 AP AP@5 AP(rel=2) RR RR(rel=2) P@1 P@5 P@10 P@40 P(rel=2)@10 R@5 R@10 R(rel=2)@10 Rprec
Rprec(rel=2) Bpref Bpref(rel=2) infAP infAP(rel=2) NumRet NumRelRet NumRet(rel=2) NumRel SetP SetR SetR(rel=2) SetF
SetF(beta=2.0) SetAP Success@1 Success@5 Success(rel=2)@5 IPrec@0.0 IPrec@0.1 IPrec@0.35 IPrec@0.5 IPrec@1.0
""".split()
# Apart from the others: ir-measures may count NumRet together with these, without the unjudged documents.
JUDGED_ONLY = "nDCG(judged_only=True)@10 AP(judged_only=True) P(judged_only=True)@5 SetP(judged_only=True)".split()
# These get distinct scores.
OTHERS = "RR@3 RR@10 RR(rel=2)@5 Judged@5 Judged@10 Judged RBP(rel=1) RBP(p=0.5,rel=1) RBP(p=0.95,rel=2)".split()
# gdeval knows topics that are numbers, and grades up to 4.
GDEVAL = "ERR@3 ERR@10 ERR@20 nDCG(dcg='exp-log2')@5 nDCG(dcg='exp-log2')@10".split()


def single(value):
    """The number in single precision, in which trec_eval compares."""
    return struct.unpack("f", struct.pack("f", value))[0]


def distinct(run):
    """The same order with the ranks as scores."""
    topics = {}
    for doc in run:
        topics.setdefault(doc.query_id, []).append(doc)
    result = []
    for topic, docs in topics.items():
        docs.sort(key=lambda d: (single(d.score), d.doc_id.encode()), reverse=True)
        result += [ScoredDoc(topic, d.doc_id, float(len(docs) - i)) for i, d in enumerate(docs)]
    return result


def values(qrels, run):
    """Lines of measure, topic or "all", value."""
    lines = []
    numeric = all(q.query_id.isdigit() and q.relevance <= 4 for q in qrels)
    groups = [(TREC_EVAL, run), (JUDGED_ONLY, run), (OTHERS, distinct(run))] + ([(GDEVAL, distinct(run))] if numeric else [])
    for names, docs in groups:
        measures = [ir_measures.parse_measure(name) for name in names]
        result = ir_measures.calc(measures, qrels, docs)
        found = {(name, "all"): result.aggregated[m] for name, m in zip(names, measures)}
        by_measure = dict(zip(measures, names))
        for metric in result.per_query:
            found[by_measure[metric.measure], metric.query_id] = metric.value
        lines += [f"{m}\t{t}\t{v:.6f}" for (m, t), v in sorted(found.items())]
    return lines


def make():
    """Topics with ties, unjudged documents, grades below 0, nothing relevant; topics missing on either side."""
    rand = random.Random(1799)
    names = [f"d{i:02}" for i in range(30)] + ["архив/ёлка.md", "архив/елка.md", "Z", "z", "d1", "é", "日記", "a#1"]
    with open(f"{HERE}/qrels.txt", "w", encoding="utf-8") as file:
        for topic in range(1, 15):
            grades = [-1, 0, 0, 1, 1, 2, 3, 4]
            if topic == 5:
                grades = [0, -1]
            if topic == 6:
                grades = [3]
            pool = rand.sample(names, rand.choice([3, 8, 15, 25]))
            for name in pool:
                file.write(f"{topic} 0 {name} {rand.choice(grades)}\n")
    for tag, missing in (("a", {9}), ("b", {3, 14})):
        lines = []
        for topic in [t for t in range(1, 17) if t not in missing]:
            docs = rand.sample(names, rand.choice([1, 5, 20, len(names)]))
            for rank, name in enumerate(docs):
                # Ties, scores that only double precision tells apart, negative ones.
                score = rand.choice([rand.randint(-3, 6), 7.25, 7.25 + rand.random() * 1e-7, rand.random() * 9])
                lines.append(f"{topic} Q0 {name} {rank + 1} {score!r} {tag}\n")
        rand.shuffle(lines)
        with open(f"{HERE}/{tag}.run", "w", encoding="utf-8") as file:
            file.writelines(lines)


def load(qrels, run):
    return list(ir_measures.read_trec_qrels(qrels)), list(ir_measures.read_trec_run(run))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print("\n".join(values(*load(*sys.argv[1:]))))
    else:
        make()
        with open(f"{HERE}/golden.tsv", "w", encoding="utf-8") as out:
            for name in ("a", "b"):
                for line in values(*load(f"{HERE}/qrels.txt", f"{HERE}/{name}.run")):
                    out.write(f"{name}\t{line}\n")
