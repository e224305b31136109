# A table by environment, of which a part is read without saying which entry.
variable "environment" {
  type    = string
  default = "dev"
}

locals {
  sizes = {
    dev  = { class = "db.t3.micro", storage = 20 }
    prod = { class = "db.r6g.large", storage = 200 }
  }
}

resource "aws_db_instance" "main" {
  identifier          = "shop"
  engine              = "postgres"
  instance_class      = local.sizes.class
  allocated_storage   = local.sizes[var.environment].storage
  username            = "shop"
  skip_final_snapshot = true
}
