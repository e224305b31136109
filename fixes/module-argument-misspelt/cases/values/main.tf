# The value says which variable is meant, or the letters do.
variable "db_name" {
  type    = string
  default = "orders"
}

variable "image" {
  type    = string
  default = "orders:1"
}

variable "network" {
  type    = string
  default = "10.0.0.0/16"
}

module "database" {
  source = "./database"

  app_db_name = var.db_name
  app_image   = var.image
  nt_cidr     = var.network
}
