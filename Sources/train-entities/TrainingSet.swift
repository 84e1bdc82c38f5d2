/// A set of labelled files: what it is called, how often it counts, whether it labels other kinds of names.
struct TrainingSet {
  /// The folder's name.
  let name: String
  /// How often it is read in one round of training.
  let weight: Int
  /// Whether names of other kinds are labelled too; else they may be there unlabelled.
  let hasOther: Bool
  /// Files in the folder.
  var files = ["train.conll"]

  /// The sets the model is trained on, all free to use (licences in the model's notice).
  static let all = [
    TrainingSet(name: "re3d-names", weight: 3, hasOther: false),
    TrainingSet(name: "wikigold", weight: 2, hasOther: true),
    TrainingSet(name: "crossner-politics", weight: 1, hasOther: true),
    TrainingSet(name: "crossner-other", weight: 1, hasOther: true),
    TrainingSet(name: "btc", weight: 1, hasOther: false),
    TrainingSet(name: "gum", weight: 1, hasOther: false),
    TrainingSet(name: "wnut17", weight: 1, hasOther: true),
    TrainingSet(name: "ar-newsfane", weight: 1, hasOther: true),
    TrainingSet(name: "ar-aqmar", weight: 1, hasOther: true),
    TrainingSet(name: "tr-wikiner", weight: 1, hasOther: true),
    TrainingSet(name: "ru-factrueval", weight: 2, hasOther: false),
    TrainingSet(name: "ru-wikiner", weight: 1, hasOther: true),
    TrainingSet(name: "fr-europeana", weight: 1, hasOther: false),
  ]
}
