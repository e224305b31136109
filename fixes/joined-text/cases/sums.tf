variable "stage" {
  type    = string
  default = "dev"
}

locals {
  zone = "a"
  name = "shop-" + var.stage + "-" + local.zone
  path = "${var.stage}/" + (var.stage == "dev" ? "x" : "y")
  all  = [for one in ["a", "b"] : one + "-" + var.stage]
  tags = { Name = var.stage + "-web", Count = "n" + 1 }
}
