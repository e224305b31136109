module "vpc" {
  source   = "./vpc"
  for_each = { hub = "10.0.0.0/16", spoke = "10.1.0.0/16" }
  cidr     = each.value
}

resource "aws_ssm_parameter" "vpc" {
  for_each = module.vpc
  name     = "/vpc/${each.key}"
  type     = "String"
  value    = each.value.vpc_id
}
