# Nothing says which entry is meant: two are picked elsewhere.
locals {
  sizes = {
    dev  = { class = "db.t3.micro" }
    prod = { class = "db.r6g.large" }
  }
}

output "class" {
  value = local.sizes.class
}

output "both" {
  value = [local.sizes["dev"].class, local.sizes["prod"].class]
}
