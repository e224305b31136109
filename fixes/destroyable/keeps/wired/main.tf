variable "is_production" {
  type    = bool
  default = false
}

resource "aws_db_instance" "main" {
  engine              = "postgres"
  deletion_protection = var.is_production
  skip_final_snapshot = !var.is_production
}

resource "aws_s3_bucket" "reports" {
  bucket        = "shop-reports"
  force_destroy = !var.is_production
}
