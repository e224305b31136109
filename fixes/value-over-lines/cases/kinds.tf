locals {
  is_big = var.size > 10 &&
    var.count > 2
  name =
    "main"
  actions = flatten([
    for account in var.accounts : {
      id = account.id
      allowed = account.level == "read" ?
        ["s3:GetObject"] :
        ["s3:GetObject", "s3:PutObject"]
      level = account.level
    }
  ])
}
