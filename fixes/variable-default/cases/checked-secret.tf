variable "master_password" {
  type      = string
  sensitive = true

  validation {
    condition     = length(var.master_password) >= 12
    error_message = "At least 12 characters."
  }
}

resource "aws_rds_cluster" "main" {
  cluster_identifier = "shop"
  engine             = "aurora-postgresql"
  master_username    = "shop"
  master_password    = var.master_password
}
