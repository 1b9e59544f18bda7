// äöü 🚢
server.listen( 9010 );
	end()