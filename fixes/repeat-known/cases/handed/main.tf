resource "aws_kms_key" "main" {
  enable_key_rotation = true
}

module "orders" {
  source     = "./modules/bucket"
  name       = "orders"
  kms_key_id = aws_kms_key.main.arn
}

module "plain" {
  source = "./modules/bucket"
  name   = "plain"
}
